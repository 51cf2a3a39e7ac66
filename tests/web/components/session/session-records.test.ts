import { describe, expect, it } from 'vitest';
import {
  MOST_SESSIONS,
  offerable,
  type SessionRecord,
  tooMany,
  VERSION,
} from '../../../../web/components/session/session-records.ts';

const record = (id: string, savedAt: number, more: Partial<SessionRecord> = {}): SessionRecord => ({
  id,
  savedAt,
  version: VERSION,
  parts: ['data', 'run'],
  about: {},
  ...more,
});

const ids = (records: readonly SessionRecord[]) => records.map(({ id }) => id);

describe('the sessions that can be taken up', () => {
  it("are the newest first, but this tab's own before all others", () => {
    const records = [record('old', 1), record('new', 3), record('own', 2)];
    expect(ids(offerable(records, ['data', 'run'], undefined))).toEqual(['new', 'own', 'old']);
    expect(ids(offerable(records, ['data', 'run'], 'own'))).toEqual(['own', 'new', 'old']);
  });

  it('are none of another version, and none without a part that is needed', () => {
    const records = [
      record('of the future', 3, { version: VERSION + 1 }),
      record('half written', 2, { parts: ['run'] }),
      record('whole', 1, { parts: ['run', 'desk', 'data'] }),
    ];
    expect(ids(offerable(records, ['data', 'run'], undefined))).toEqual(['whole']);
  });
});

describe('the sessions that are too many', () => {
  it('are the oldest of those that no page is about', () => {
    const records = [5, 1, 4, 2, 3].map((age) => record(`${age}`, age));
    expect(MOST_SESSIONS).toBe(3);
    expect(tooMany(records, () => false)).toEqual(['2', '1']);
    expect(tooMany(records, (id) => id === '1')).toEqual(['2']);
    expect(tooMany(records, (id) => ['1', '5'].includes(id))).toEqual([]);
  });
});
