import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const modules = 'tests/**/*.wasm.test.ts';

/** Milliseconds that end what hangs; a busy machine may take long for what does not. */
const limits = { testTimeout: 60_000, hookTimeout: 60_000 };

/** Keeps the tests that need no build so: one that loads a module has a name that says it. */
const withoutModules: Plugin = {
  name: 'without-modules',
  enforce: 'pre',
  resolveId(source, importer) {
    if (!/\/generated\/autoencoder-[a-z-]+\.js$/.test(source)) return;
    throw new Error(
      `'${importer}' loads the WebAssembly module '${source}', which tests of the project 'web' ` +
        `do without; a test that needs it has a name that ends in '.wasm.test.ts'.`,
    );
  },
};

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [withoutModules],
        test: {
          name: 'web',
          include: ['tests/**/*.test.ts'],
          exclude: [modules, 'tests/e2e/**', 'tests/presets/**'],
          ...limits,
        },
      },
      { test: { name: 'engine', include: [modules], ...limits } },
      { test: { name: 'presets', include: ['tests/presets/**/*.test.ts'], ...limits } },
    ],
  },
});
