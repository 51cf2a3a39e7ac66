import { rmSync } from 'node:fs';
import { buildFuzzing, fuzzAll, targetNames } from '../fuzz/targets.mjs';
import { runKillTest } from '../kill-test/run.mjs';
import { moduleSizes } from '../lib/build.mjs';
import { checkModuleTypes } from '../lib/module-types.mjs';
import { inProject } from '../lib/paths.mjs';
import { findProgram, run, tryRun } from '../lib/run.mjs';
import { cppFiles } from '../lib/sources.mjs';
import { readIfThere } from '../lib/stamp.mjs';
import { Stop } from '../lib/stop.mjs';
import { sharedModules, sharedPreset, sharedSite } from './builds.mjs';
import { judge, parsePlaywrightCounts, parseVitestCounts } from './counts.mjs';
import { runDoctest } from './doctest.mjs';
import { playwrightFailures, vitestFailures } from './failures.mjs';
import { checkKernelSymbols } from './kernel-symbols.mjs';
import { checkServerUnderLoad } from './server-load.mjs';
import { runTidy } from './tidy.mjs';
import { lintWorkflows } from './workflows.mjs';

/**
 * A stage either counts tests or just ends well; what it throws as a `Stop` is one failure.
 * @typedef {object} Stage
 * @property {string} name what `--only` calls it
 * @property {string} title
 * @property {import('../setup/package-names.mjs').Purpose[]} needs what the set-up brings before it
 * @property {string[]} paths the files that its outcome depends on; in each, one `*` stands for any
 *   characters
 * @property {() => Promise<import('./counts.mjs').Outcome | void>} run
 */

const tools = [
  'package.json',
  'package-lock.json',
  'scripts/lib/*',
  'scripts/setup/*',
  'scripts/test/*',
];
const cmake = ['CMakeLists.txt', 'CMakePresets.json', 'cmake/*'];
const core = [...tools, ...cmake, 'src/*', 'licences/*', 'LICENSE'];
const cppTests = [...core, 'tests/CMakeLists.txt', 'tests/*.cpp', 'tests/*.hpp'];
/** What the native tests read besides: files of earlier versions, the committed schema, MNIST. */
const nativeTests = [...cppTests, 'tests/fixtures/*', 'schema/*', 'scripts/datasets/*'];
const kernels = [...tools, ...cmake, 'src/CMakeLists.txt', 'src/base/*', 'src/math/*'];
const modules = [...core, 'bindings/*'];
const site = [
  ...[...modules, 'web/*', 'vite.config.ts'],
  ...['scripts/datasets/*', 'scripts/licences/*', 'scripts/serve/*'],
];

/** @param {string} name */
const tool = (name) => inProject('node_modules/.bin', name);

/**
 * Runs a JavaScript test runner that writes a JSON report.
 * @param {string} program
 * @param {string[]} args
 * @param {string} report
 * @param {(json: string) => import('./counts.mjs').Counts} parse
 * @param {(json: string) => string[]} failuresIn
 */
async function runWithReport(program, args, report, parse, failuresIn) {
  rmSync(report, { force: true });
  const { exitCode } = await tryRun(program, args);
  const json = readIfThere(report);
  if (json === undefined) return judge(exitCode, undefined);
  return { ...judge(exitCode, parse(json)), failures: failuresIn(json) };
}

/**
 * Runs Playwright, which writes its report where its configuration says.
 * @param {string} name the report's
 * @param {string[]} args
 */
function runPlaywright(name, args) {
  const report = inProject('test-results', `${name}.json`);
  return runWithReport(
    tool('playwright'),
    ['test', ...args],
    report,
    parsePlaywrightCounts,
    playwrightFailures,
  );
}

/**
 * Runs the unit tests of one of the projects in vitest.config.ts.
 * @param {string} project
 */
function runVitest(project) {
  const report = inProject('test-results', `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const args = ['run', '--project', project, ...reporters];
  return runWithReport(tool('vitest'), args, report, parseVitestCounts, vitestFailures);
}

/** @type {Stage[]} in the order in which they run */
export const stages = [
  {
    name: 'lint',
    title: 'TypeScript, JavaScript and workflows: lint and format',
    needs: ['lint'],
    paths: [
      ...tools,
      '*.ts',
      '*.mjs',
      '*.json',
      '*.css',
      '*.html',
      '.github/*',
      '.gitignore',
      'biome.json',
    ],
    run: async () => {
      await run(tool('biome'), ['check', '--error-on-warnings', '.']);
      await lintWorkflows();
    },
  },
  {
    name: 'format',
    title: 'C++: format',
    needs: ['lint'],
    paths: [...tools, '*.cpp', '*.hpp', '.clang-format'],
    run: async () => {
      const format = findProgram('clang-format-19', 'clang-format') ?? 'clang-format';
      await run(format, ['--dry-run', '-Werror', ...cppFiles()]);
    },
  },
  {
    name: 'native',
    title: 'C++ tests, native',
    needs: ['native', 'data'],
    paths: nativeTests,
    run: () => runDoctest('native'),
  },
  {
    name: 'kill-test',
    title: 'Training that is killed and gone on with',
    needs: ['native'],
    paths: [...core, 'scripts/kill-test/*'],
    run: async () => {
      await sharedPreset('native');
      const { trials } = await runKillTest({ count: 20, seed: 1 });
      return { passed: trials, failed: 0, skipped: 0 };
    },
  },
  {
    name: 'symbols',
    title: 'Kernels: nothing but their own symbols',
    needs: ['native'],
    paths: kernels,
    run: async () => {
      await sharedPreset('native');
      await checkKernelSymbols();
    },
  },
  {
    name: 'tidy',
    title: 'C++: clang-tidy',
    needs: ['tidy'],
    paths: [...core, '.clang-tidy'],
    run: async () => {
      const { looked, bad } = await runTidy();
      process.stderr.write(`${looked} parts of rooms looked at, ${bad} with findings\n`);
      if (bad > 0) throw new Stop(`clang-tidy has findings in ${bad} parts of rooms.`);
    },
  },
  {
    name: 'sanitize',
    title: 'C++ tests, address and undefined-behaviour sanitizers',
    needs: ['sanitize', 'data'],
    paths: nativeTests,
    run: () => runDoctest('sanitize', { UBSAN_OPTIONS: 'print_stacktrace=1' }),
  },
  {
    name: 'thread-sanitize',
    title: 'C++ tests, thread sanitizer',
    needs: ['sanitize', 'data'],
    paths: nativeTests,
    run: () => runDoctest('thread-sanitize', { TSAN_OPTIONS: 'halt_on_error=1' }),
  },
  {
    name: 'fuzz',
    title: 'Readers of files, fuzzed a little',
    needs: ['sanitize'],
    paths: [...core, 'scripts/fuzz/*', 'tests/fuzz/*', 'tests/*.hpp'],
    run: async () => {
      await buildFuzzing(true);
      const targets = targetNames();
      // Every run begins with the seeds alone, so that the same inputs are tried.
      const corpora = inProject('build/fuzz/stage');
      rmSync(corpora, { recursive: true, force: true });
      const options = ['-runs=4000', '-seed=1'];
      const failed = await fuzzAll(targets, (target) => `${corpora}/${target}`, options);
      return { passed: targets.length - failed, failed, skipped: 0 };
    },
  },
  {
    name: 'neon',
    title: "C++ tests of the kernels for 64-bit ARM's NEON, emulated",
    needs: ['neon'],
    paths: [...kernels, 'tests/CMakeLists.txt', 'tests/main.cpp', 'tests/math/*'],
    run: () => runDoctest('neon'),
  },
  {
    name: 'wasm',
    title: 'C++ tests, WebAssembly with SIMD in Node',
    needs: ['wasm'],
    paths: cppTests,
    run: () => runDoctest('wasm'),
  },
  {
    name: 'wasm-threads',
    title: 'C++ tests, WebAssembly with relaxed SIMD and threads in Node',
    needs: ['wasm'],
    paths: cppTests,
    run: () => runDoctest('wasm-threads'),
  },
  {
    name: 'types',
    title: 'TypeScript: types',
    needs: ['lint'],
    paths: [...tools, '*.ts', '*.mjs', '*.json', 'tsconfig.json'],
    run: async () => void (await run(tool('tsc'), ['--noEmit'])),
  },
  {
    name: 'web',
    title: 'TypeScript unit tests',
    needs: ['lint', 'data'],
    paths: [
      ...tools,
      ...['web/*', 'schema/*', 'scripts/*', 'tests/*.ts', 'vitest.config.ts'],
      // Some of these tests hold the documents to the files, and the rooms of src to their CMakeLists.
      ...['.github/*', 'CHANGELOG.md', 'CONTRIBUTING.md', 'README.md', 'docs/*.md', 'src/*'],
      // And the list of licences to what is included and linked.
      ...['licences/*', 'LICENSE', 'bindings/*'],
      'tests/fixtures/*',
    ],
    run: () => runVitest('web'),
  },
  {
    name: 'presets',
    title: 'What the presets say of themselves, on real MNIST',
    needs: ['lint', 'native', 'data'],
    paths: [
      ...core,
      ...['web/components/settings/*', 'web/engine/*', 'scripts/datasets/*'],
      ...['tests/presets/*', 'vitest.config.ts'],
    ],
    run: async () => {
      await sharedPreset('native');
      return runVitest('presets');
    },
  },
  {
    name: 'server',
    title: "The page's server: downloads broken off, idle connections",
    needs: ['lint'],
    paths: [...tools, 'scripts/serve/*'],
    run: checkServerUnderLoad,
  },
  {
    name: 'engine',
    title: 'TypeScript unit tests with the WebAssembly module',
    needs: ['wasm'],
    paths: [
      ...[...modules, 'web/*', 'schema/*', 'tests/*.ts', 'vitest.config.ts'],
      'scripts/datasets/*',
    ],
    run: async () => {
      await sharedModules();
      checkModuleTypes();
      return runVitest('engine');
    },
  },
  {
    name: 'site',
    title: 'Site build',
    needs: ['wasm'],
    paths: site,
    run: async () => {
      await sharedSite();
      process.stderr.write(moduleSizes());
    },
  },
  {
    name: 'browser',
    title: 'Browser tests',
    needs: ['wasm', 'browser'],
    paths: [...site, 'tests/e2e/*', 'playwright.config.ts'],
    run: async () => {
      await sharedSite();
      return runPlaywright('browser', []);
    },
  },
  {
    name: 'engines',
    title: 'The core of the browser tests in Firefox and WebKitGTK',
    needs: ['wasm', 'browser', 'engines'],
    paths: [
      ...[...site, 'scripts/serve/*', 'tests/engines/*', 'tests/e2e/*', 'tests/fixtures/*'],
      ...['playwright.config.ts', 'playwright.engines.config.ts'],
    ],
    run: async () => {
      await sharedSite();
      // Chromium has had all browser tests.
      const others = ['--project', 'firefox', '--project', 'webkit'];
      return runPlaywright('engines', ['--config', 'playwright.engines.config.ts', ...others]);
    },
  },
];

/**
 * @param {string | undefined} only names with commas between them
 * @returns {Stage[]} those stages, in the order in which they run; all of them without names
 */
export function chooseStages(only) {
  if (only === undefined) return stages;
  const names = only.split(',');
  const known = stages.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new Stop(`There is no stage '${unknown}'; the stages are ${known.join(', ')}.`, 2);
  }
  return stages.filter(({ name }) => names.includes(name));
}
