import { html } from 'lit';
import { completed } from '../../engine/configuration.ts';
import { browserStorage } from '../base/browser-storage.ts';
import type { RequestedProperties } from '../sharing/requested-properties.ts';
import type { Experiment } from './experiment.ts';
import './welcome-line.ts';

/** The welcome of a first visitor, until it was dismissed in this browser. */
export function welcomeView(experiment: Experiment, requested: RequestedProperties) {
  if (browserStorage.read('welcome') !== undefined) return '';
  const { model, data, training, begun } = experiment;
  return html`<playground-welcome-line
    .model=${(model?.configuration ?? completed(requested.configuration)).model}
    .training=${training || !begun}
    .epochs=${requested.epochs}
    .digits=${['mnist', 'digits'].includes((data.source ?? requested.data.source).kind)}
  ></playground-welcome-line>`;
}
