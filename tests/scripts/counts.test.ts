import { describe, expect, it } from 'vitest';
import {
  addShares,
  judge,
  lastLine,
  parseDoctestCounts,
  parsePlaywrightCounts,
  parseTestNames,
  parseVitestCounts,
  table,
} from '../../scripts/test/counts.mjs';

describe('parseDoctestCounts', () => {
  const summary = '[doctest] test cases:  12 |  9 passed | 2 failed | 1 skipped\n';

  it('reads the summary of test cases, not that of assertions', () => {
    const output = `${summary}[doctest] assertions: 345 | 340 passed | 5 failed |\n`;
    expect(parseDoctestCounts(output)).toEqual({ passed: 9, failed: 2, skipped: 1 });
  });

  it('reads a coloured summary', () => {
    const red = '\x1b[0;31m';
    const plain = '\x1b[0m';
    const coloured = `\x1b[0;36m[doctest] ${plain}test cases: 2 | 1 passed${plain} | ${red}1 failed${plain} | 0 skipped`;
    expect(parseDoctestCounts(coloured)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it('finds none in the output of a program that crashed', () => {
    expect(parseDoctestCounts('Segmentation fault\n')).toBeUndefined();
  });
});

describe('parseTestNames', () => {
  it('reads the names between the rules', () => {
    const rule = '='.repeat(79);
    const output = `[doctest] listing all test case names\n${rule}\na, b\nc\n${rule}\n[doctest] unskipped`;
    expect(parseTestNames(output)).toEqual(['a, b', 'c']);
  });

  it('reads coloured names', () => {
    const rule = `\x1b[0;33m${'='.repeat(79)}`;
    const output = `[doctest] listing\n${rule}\n\x1b[0ma, b\n\x1b[0mc\n${rule}\n`;
    expect(parseTestNames(output)).toEqual(['a, b', 'c']);
  });

  it('shows what was printed instead', () => {
    expect(() => parseTestNames('Segmentation fault')).toThrow(/listed:\nSegmentation fault/);
  });
});

describe('addShares', () => {
  const share = (passed: number, failed: number, skipped: number) => ({ passed, failed, skipped });

  it('counts as skipped what no share ran', () => {
    expect(addShares([share(3, 1, 5), share(4, 0, 5)], 8)).toEqual(share(7, 1, 1));
  });

  it('says what went wrong in any of the shares', () => {
    const lost = { ...share(0, 1, 0), problem: 'it ended with exit code 139 and no summary' };
    expect(addShares([share(4, 0, 4), lost], 8)).toEqual({
      ...share(4, 1, 0),
      problem: lost.problem,
    });
  });

  it('fails where a test was in no share', () => {
    const problem = 'it ran 7 tests instead of 8';
    expect(addShares([share(4, 0, 4), share(3, 0, 5)], 8)).toEqual({ ...share(7, 1, 0), problem });
  });
});

describe('parseVitestCounts', () => {
  it('counts a file that could not be loaded as a failure', () => {
    const report = {
      numPassedTests: 5,
      numFailedTests: 0,
      numPendingTests: 1,
      numTodoTests: 1,
      testResults: [
        { status: 'failed', assertionResults: [] },
        { status: 'passed', assertionResults: [{}] },
      ],
    };
    expect(parseVitestCounts(JSON.stringify(report))).toEqual({ passed: 5, failed: 1, skipped: 2 });
  });
});

describe('parsePlaywrightCounts', () => {
  it('reads the statistics', () => {
    const report = { stats: { expected: 4, flaky: 1, unexpected: 2, skipped: 3 } };
    expect(parsePlaywrightCounts(JSON.stringify(report))).toEqual({
      passed: 5,
      failed: 2,
      skipped: 3,
    });
  });
});

describe('judge', () => {
  const good = { passed: 3, failed: 0, skipped: 0 };

  it('believes a good run and a run with failures', () => {
    expect(judge(0, good)).toEqual(good);
    expect(judge(1, { passed: 3, failed: 2, skipped: 0 }).failed).toBe(2);
  });

  it('calls a bad end, a missing summary and an empty run a failure', () => {
    expect(judge(1, good)).toMatchObject({ failed: 1, problem: expect.stringContaining('code 1') });
    expect(judge(0, undefined).failed).toBe(1);
    expect(judge(0, { passed: 0, failed: 0, skipped: 0 }).failed).toBe(1);
  });
});

describe('lastLine', () => {
  it('adds up, and speaks of skipped tests only where there are any', () => {
    const some = { passed: 2, failed: 1, skipped: 0 };
    expect(lastLine([some, some])).toBe('4 passed, 2 failed');
    expect(lastLine([some, { ...some, skipped: 3 }])).toBe('4 passed, 2 failed, 3 skipped');
  });
});

describe('table', () => {
  it('puts the numbers of all lines below each other', () => {
    const counts = { passed: 10, failed: 0, skipped: 2 };
    const lines = table([
      { title: 'short', seconds: 1, counts },
      { title: 'a longer title', seconds: 123.45, counts },
    ]).split('\n');
    expect(lines).toHaveLength(3);
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
    expect(lines[2]).toContain('123.5 s');
  });
});
