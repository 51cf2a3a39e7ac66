import { msg, str } from '@lit/localize';
import { html } from 'lit';
import type { Experiment } from './experiment.ts';
import type { PanelCode } from './panel-code.ts';
import type { PanelExchange } from './panel-exchange.ts';
import './side-panel.ts';

const SETTINGS = {
  id: 'settings',
  get name() {
    return msg('Settings');
  },
  load: () => import('../settings/settings-panel.ts'),
};
const LAYER = {
  id: 'layer',
  get name() {
    return msg('Layer details');
  },
  load: () => import('../network/layer-details.ts'),
};

/** The settings, or the details of a layer, where either is open. */
export function sideView(
  experiment: Experiment,
  { side, input }: PanelExchange,
  scheme: 'light' | 'dark',
  code: PanelCode,
  maySet: boolean,
) {
  const { model } = experiment;
  if (!side || !model) return '';
  if (side.kind === 'settings') {
    if (!maySet) return '';
    code.want(SETTINGS);
    return html`<playground-side-panel class="panel side" part="settings" name=${msg('Settings')}>
      <playground-settings
        .model=${model}
        .wanted=${experiment.wanted}
        .refused=${experiment.refused}
      ></playground-settings>
    </playground-side-panel>`;
  }
  const layer = model.layers[side.layer];
  if (!layer) return '';
  code.want(LAYER);
  const outputs =
    layer.activations === undefined ? undefined : input?.activations[layer.activations];
  return html`<playground-side-panel class="panel side" part="layer" name=${msg(str`Layer ${layer.name}`)}>
    <playground-layer-details
      .queries=${experiment.queries}
      .model=${model}
      .revision=${experiment.revision}
      .layer=${side.layer}
      .outputs=${outputs}
      .scheme=${scheme}
    ></playground-layer-details>
  </playground-side-panel>`;
}
