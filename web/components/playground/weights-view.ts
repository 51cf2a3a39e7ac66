import { html, nothing } from 'lit';
import type { Experiment } from './experiment.ts';

/** The dialog that asks how weights are meant; its code is fetched when there are any. */
export function weightsView({ weights, queries, data }: Experiment) {
  if (!weights) return nothing;
  void import('../weights/import-dialog.ts');
  return html`<playground-import-dialog
    .weights=${weights}
    .queries=${queries}
    .data=${data.info}
  ></playground-import-dialog>`;
}
