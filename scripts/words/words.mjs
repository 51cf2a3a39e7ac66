import { inProject } from '../lib/paths.mjs';
import { writeAtomically } from '../lib/stamp.mjs';
import { runMain } from '../lib/stop.mjs';
import { catalogueFiles } from './catalogue.mjs';

// `npm run words` takes the words of the page's sources into the catalogues, where what is new has yet to
// be translated, and writes the modules that the page loads.
await runMain(async () => {
  for (const [file, text] of await catalogueFiles()) writeAtomically(inProject(file), text);
});
