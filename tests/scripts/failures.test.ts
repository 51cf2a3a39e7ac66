import { describe, expect, it } from 'vitest';
import {
  doctestFailures,
  playwrightFailures,
  vitestFailures,
} from '../../scripts/test/failures.mjs';

describe('doctestFailures', () => {
  it('names a failed test case once, with its first failed assertion, and no case that only prints', () => {
    const rule = '='.repeat(79);
    const output = [
      '[doctest] doctest version is "2.4.11"',
      rule,
      'sums.cpp:3:',
      'TEST CASE:  two and two',
      '',
      'sums.cpp:4: \x1b[0;31mERROR:\x1b[0m CHECK( 2 + 2 == 5 ) is NOT correct!',
      rule,
      'sums.cpp:3:',
      'TEST CASE:  two and two',
      '',
      'sums.cpp:5: ERROR: CHECK( false ) is NOT correct!',
      rule,
      'sums.cpp:9:',
      'TEST CASE:  one that tells something',
      '',
      'sums.cpp:10: MESSAGE: there is no MNIST',
      rule,
      '[doctest] test cases: 2 | 1 passed | 1 failed | 0 skipped',
    ].join('\n');
    expect(doctestFailures(output)).toEqual([
      'two and two\n  sums.cpp:4: ERROR: CHECK( 2 + 2 == 5 ) is NOT correct!',
    ]);
  });
});

describe('vitestFailures', () => {
  it('names the tests that failed and the files that could not be loaded', () => {
    const report = {
      testResults: [
        { name: 'a.test.ts', status: 'failed', message: 'No such file', assertionResults: [] },
        {
          name: 'b.test.ts',
          status: 'failed',
          message: '',
          assertionResults: [
            { fullName: 'sums adds', status: 'failed', failureMessages: ['expected 4 to be 5'] },
            { fullName: 'sums takes away', status: 'passed', failureMessages: [] },
          ],
        },
      ],
    };
    expect(vitestFailures(JSON.stringify(report))).toEqual([
      'a.test.ts\n  No such file',
      'b.test.ts: sums adds\n  expected 4 to be 5',
    ]);
  });
});

describe('playwrightFailures', () => {
  const spec = (title: string, status: string, projectName: string, message?: string) => ({
    title,
    file: 'page.spec.ts',
    line: 7,
    tests: [{ projectName, status, results: [{ error: message ? { message } : undefined }, {}] }],
  });

  it('finds tests within suites, and says which passed only when they were tried again', () => {
    const report = {
      suites: [
        {
          specs: [spec('trains', 'expected', ''), spec('draws', 'unexpected', '', 'Timeout')],
          suites: [{ specs: [spec('walks', 'flaky', 'webkit', 'Closed')] }],
        },
      ],
    };
    expect(playwrightFailures(JSON.stringify(report))).toEqual([
      'page.spec.ts:7 draws\n  Timeout',
      '[webkit] page.spec.ts:7 walks (passed when it was tried again)\n  Closed',
    ]);
  });

  it('tells of an error outside of the tests, as of a server that does not start', () => {
    const report = { suites: [], errors: [{ message: 'The server did not start' }] };
    expect(playwrightFailures(JSON.stringify(report))).toEqual([
      'Outside of the tests\n  The server did not start',
    ]);
  });
});
