import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readConfigFileAndWriteSchema } from '@lit/localize-tools/lib/config.js';
import { XliffFormatter } from '@lit/localize-tools/lib/formatters/xliff.js';
import { sortProgramMessages } from '@lit/localize-tools/lib/messages.js';
import { RuntimeLitLocalizer } from '@lit/localize-tools/lib/modes/runtime.js';
import ts from 'typescript';
import { inProject } from '../lib/paths.mjs';
import { Stop } from '../lib/stop.mjs';

/**
 * What becomes of the words of the page: of each language, by the paths of the files within the project,
 * the catalogue that is translated by hand, and the module that the page loads.
 * @returns {Promise<Map<string, string>>}
 */
export async function catalogueFiles() {
  const config = readConfigFileAndWriteSchema(inProject('web/words/lit-localize.json'));
  const { output, interchange } = config;
  if (output.mode !== 'runtime' || interchange.format !== 'xliff') {
    throw new Stop('lit-localize.json must have the mode "runtime" and the format "xliff".');
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'words-'));
  try {
    const localizer = new RuntimeLitLocalizer({
      ...config,
      output: { ...output, outputDir: folder },
    });
    const { messages, errors } = localizer.extractSourceMessages();
    if (errors.length > 0) throw new Stop(sentences(errors));
    await localizer.build();
    // A catalogue begun anew has the sources' own order: what stands together is translated together.
    const formatter = new XliffFormatter({
      ...config,
      interchange: { ...interchange, xliffDir: folder },
    });
    const { translations } = localizer.readTranslationsSync();
    await formatter.writeOutput(sortProgramMessages([...messages]), translations);
    const written = (/** @type {string} */ name) => readFileSync(path.join(folder, name), 'utf8');
    return new Map(
      config.targetLocales.flatMap((locale) => [
        [`web/words/${locale}.xlf`, written(`${locale}.xlf`)],
        [`web/words/generated/${locale}.ts`, written(`${locale}.ts`)],
      ]),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @param {readonly ts.Diagnostic[]} errors */
function sentences(errors) {
  return ts.formatDiagnostics(errors, {
    getCanonicalFileName: (file) => file,
    getCurrentDirectory: () => inProject(),
    getNewLine: () => '\n',
  });
}
