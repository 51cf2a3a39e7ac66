import { html, nothing } from 'lit';
import { loadCode } from '../../engine/outdated.ts';
import { errorMessage } from '../base/events.ts';
import type { Experiment } from './experiment.ts';

/** The dialog that asks how weights are meant; its code is fetched when there are any. */
export function weightsView(experiment: Experiment) {
  const { weights, queries, data } = experiment;
  if (!weights) return nothing;
  loadCode(() => import('../weights/import-dialog.ts')).catch((error: unknown) => {
    // Nobody could answer it.
    void experiment.answerWeights(undefined);
    experiment.report(errorMessage(error));
  });
  return html`<playground-import-dialog
    .weights=${weights}
    .queries=${queries}
    .data=${data.info}
  ></playground-import-dialog>`;
}
