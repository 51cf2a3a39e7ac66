import { withoutColours } from './counts.mjs';

/** What a failure has to say stands in its first lines; the rest is in the output above. */
const mostLines = 12;

/**
 * @param {string} name
 * @param {string} reason
 * @returns {string} the test's name, and below it the first lines of why it failed
 */
function describeFailure(name, reason) {
  const lines = withoutColours(reason).split('\n').slice(0, mostLines);
  return [name, ...lines.filter((line) => line.trim() !== '').map((line) => `  ${line}`)].join(
    '\n',
  );
}

/**
 * @param {string} output what a doctest executable printed
 * @returns {string[]} the test cases that failed, each with the first of its failed assertions
 */
export function doctestFailures(output) {
  /** @type {Map<string, string>} a failed case's name with what is printed below it */
  const failures = new Map();
  for (const block of withoutColours(output).split(/^=+$/m)) {
    const match = /^TEST CASE: +(.*)\n([\s\S]*)/m.exec(block);
    const [, name = '', reason = ''] = match ?? [];
    if (/\bERROR:/.test(reason) && !failures.has(name)) failures.set(name, reason);
  }
  return [...failures].map(([name, reason]) => describeFailure(name, reason.trim()));
}

/**
 * @param {string} json the report of Vitest's json reporter
 * @returns {string[]}
 */
export function vitestFailures(json) {
  /**
   * @typedef {{ fullName: string, status: string, failureMessages: string[] }} Assertion
   * @typedef {{ name: string, status: string, message: string, assertionResults: Assertion[] }} File
   */
  /** @type {File[]} */
  const files = JSON.parse(json).testResults;
  return files.flatMap(({ name, status, message, assertionResults }) => {
    if (status === 'failed' && assertionResults.length === 0) {
      return [describeFailure(name, message)];
    }
    return assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => describeFailure(`${name}: ${test.fullName}`, test.failureMessages.join('\n')));
  });
}

/**
 * @param {string} json the report of Playwright's json reporter
 * @returns {string[]} the tests that failed, and those that passed only when they were tried again
 */
export function playwrightFailures(json) {
  /**
   * @typedef {{ error?: { message?: string } }} Result
   * @typedef {{ projectName: string, status: string, results: Result[] }} Test
   * @typedef {{ title: string, file: string, line: number, tests: Test[] }} Spec
   * @typedef {{ suites?: Suite[], specs?: Spec[] }} Suite
   */
  /** @type {(suite: Suite) => Spec[]} */
  const specsOf = ({ specs = [], suites = [] }) => [...specs, ...suites.flatMap(specsOf)];
  /** @type {Suite & { errors?: { message?: string }[] }} */
  const report = JSON.parse(json);
  const failed = specsOf(report).flatMap(({ title, file, line, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ projectName, status, results }) => {
        const project = projectName && `[${projectName}] `;
        const tried = status === 'flaky' ? ' (passed when it was tried again)' : '';
        const reason = results.find(({ error }) => error)?.error?.message ?? '';
        return describeFailure(`${project}${file}:${line} ${title}${tried}`, reason);
      }),
  );
  const outside = (report.errors ?? []).map(({ message = '' }) =>
    describeFailure('Outside of the tests', message),
  );
  return [...failed, ...outside];
}
