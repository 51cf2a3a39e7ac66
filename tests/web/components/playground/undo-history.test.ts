import { describe, expect, it } from 'vitest';
import { UndoHistory } from '../../../../web/components/playground/undo-history.ts';

/** A state of so many bytes, some of which can be done without. */
interface State {
  name: string;
  bytes: number;
  extra: number;
}

const state = (name: string, bytes = 1, extra = 0): State => ({ name, bytes, extra });

const history = (bytes = 100) =>
  new UndoHistory<State>({
    steps: 10,
    bytes,
    bytesOf: (states) => states.reduce((sum, each) => sum + each.bytes + each.extra, 0),
    lightened: (each) => ({ ...each, extra: 0 }),
  });

/** Takes all back, as far as it goes; the states that come, the newest first. */
function takeAllBack(changes: UndoHistory<State>): string[] {
  const names: string[] = [];
  for (let step = changes.undoable; step; step = changes.undoable) {
    names.push(step.state.name);
    changes.undone(state('present', 0));
  }
  return names;
}

describe('the history of changes', () => {
  it('takes the last one back first, and makes it again with what there was then', () => {
    const changes = history();
    expect(changes.undoable).toBeUndefined();
    changes.add({ label: 'reset', state: state('a') });
    changes.add({ label: 'code of 3 units', state: state('b') });
    expect(changes.undoable).toEqual({ label: 'code of 3 units', state: state('b') });

    changes.undone(state('c'));
    expect(changes.undoable?.label).toBe('reset');
    expect(changes.redoable).toEqual({ label: 'code of 3 units', state: state('c') });
    changes.redone(state('b again'));
    expect(changes.redoable).toBeUndefined();
    expect(changes.undoable).toEqual({ label: 'code of 3 units', state: state('b again') });
  });

  it('keeps ten changes', () => {
    const changes = history();
    for (let i = 1; i <= 14; i += 1) changes.add({ label: `${i}`, state: state(`${i}`) });
    expect(changes.length).toBe(10);
    expect(takeAllBack(changes)).toEqual(['14', '13', '12', '11', '10', '9', '8', '7', '6', '5']);
  });

  it('forgets what was taken back once another change is made', () => {
    const changes = history();
    changes.add({ label: 'one', state: state('a') });
    changes.undone(state('b', 40));
    changes.add({ label: 'two', state: state('c') });
    expect(changes.redoable).toBeUndefined();
    expect(changes.bytes).toBe(1);
  });

  it('lightens the oldest, then forgets them, where they take too many bytes', () => {
    const changes = history(100);
    changes.add({ label: 'one', state: state('a', 30, 30) });
    changes.add({ label: 'two', state: state('b', 30, 30) });
    expect(changes.bytes).toBe(90);
    expect(changes.undoable?.state.extra).toBe(30);
    changes.add({ label: 'three', state: state('c', 30, 30) });
    expect(changes.length).toBe(3);
    expect(changes.bytes).toBe(90);
    changes.add({ label: 'four', state: state('d', 20) });
    expect(takeAllBack(changes)).toEqual(['d', 'c', 'b']);
  });

  it('says so where one alone is too large, and keeps none then', () => {
    const changes = history(100);
    changes.add({ label: 'one', state: state('a', 60) });
    expect(changes.add({ label: 'two', state: state('b', 101) })).toBe(false);
    expect(changes.undoable).toBeUndefined();
    expect(changes.add({ label: 'three', state: state('c', 70, 70) })).toBe(true);
    expect(changes.bytes).toBe(70);
  });

  it('never takes more than its bound while changes go back and forth', () => {
    const changes = history(100);
    for (let i = 0; i < 8; i += 1) changes.add({ label: `${i}`, state: state(`${i}`, 12, 9) });
    for (let i = 0; i < 5; i += 1) {
      changes.undone(state('present', 25, 50));
      expect(changes.bytes).toBeLessThanOrEqual(100);
    }
    for (let i = 0; i < 5; i += 1) {
      changes.redone(state('present', 25, 50));
      expect(changes.bytes).toBeLessThanOrEqual(100);
    }
  });
});
