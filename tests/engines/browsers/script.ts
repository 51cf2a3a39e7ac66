import path from 'node:path';
import { build } from 'vite';
import type { InPage } from './in-page.ts';
import type { Tab } from './tab.ts';

declare global {
  /** Of the page's own, not of the tests'. */
  var inPage: InPage;
}

let bundled: Promise<string> | undefined;

/** What a page is given: `in-page.ts`, and what it imports, as one script. */
function pageScript(): Promise<string> {
  bundled ??= bundle();
  return bundled;
}

async function bundle(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      lib: {
        entry: path.resolve(import.meta.dirname, 'in-page.ts'),
        formats: ['iife'],
        name: 'inPageScript',
      },
    },
  });
  const [first] = Array.isArray(output) ? output : [];
  const chunk = first?.output[0];
  if (!chunk) throw new Error('in-page.ts gave no script');
  return chunk.code;
}

/** The value of a function of the page's, called there with one argument that JSON can say. */
export async function call<R, A>(
  tab: Tab,
  read: (argument: A) => R | Promise<R>,
  argument: A,
): Promise<R> {
  const called = `(${read})(${JSON.stringify(argument)})`;
  const expression = `typeof inPage === 'undefined' ? 'no script' :
    (async () => JSON.stringify({ value: await ${called} }))()`;
  const answer = await tab.evaluate(expression);
  if (answer !== 'no script') return JSON.parse(answer).value;
  await tab.evaluate(`(() => { ${await pageScript()} })(), 'given'`);
  return call(tab, read, argument);
}
