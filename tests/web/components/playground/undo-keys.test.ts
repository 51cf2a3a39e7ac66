import { describe, expect, it } from 'vitest';
import { undoCommand } from '../../../../web/components/playground/undo-keys.ts';

const none = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

describe('the keys of Undo', () => {
  it('are Ctrl or Cmd with Z, and with Shift or as Ctrl+Y those of Redo', () => {
    expect(undoCommand({ ...none, key: 'z', ctrlKey: true })).toBe('undo');
    expect(undoCommand({ ...none, key: 'z', metaKey: true })).toBe('undo');
    expect(undoCommand({ ...none, key: 'Z', ctrlKey: true, shiftKey: true })).toBe('redo');
    expect(undoCommand({ ...none, key: 'y', ctrlKey: true })).toBe('redo');
  });

  it('are no others', () => {
    expect(undoCommand({ ...none, key: 'z' })).toBeUndefined();
    expect(undoCommand({ ...none, key: 'z', ctrlKey: true, altKey: true })).toBeUndefined();
    expect(undoCommand({ ...none, key: 'z', ctrlKey: true, metaKey: true })).toBeUndefined();
    expect(undoCommand({ ...none, key: 'y', metaKey: true })).toBeUndefined();
    expect(undoCommand({ ...none, key: 'x', ctrlKey: true })).toBeUndefined();
  });
});
