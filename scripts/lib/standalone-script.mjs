import { build } from 'vite';

/**
 * Builds a script that imports nothing, so that it runs as a module and as a classic script.
 * @param {string} entry its file
 * @param {Record<string, string>} constants the values of its `declare const`s
 * @returns {Promise<string>}
 */
export async function buildStandaloneScript(entry, constants) {
  const define = Object.fromEntries(
    Object.entries(constants).map(([name, value]) => [name, JSON.stringify(value)]),
  );
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    define,
    build: {
      write: false,
      target: 'es2022',
      lib: { entry, formats: ['iife'], name: 'standalone' },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (!output || !('output' in output)) throw new Error(`${entry} was not built.`);
  return output.output[0].code;
}
