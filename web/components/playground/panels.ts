import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { about } from '../base/model-subject.ts';
import type { Parts } from '../sharing/attribute-reader.ts';
import type { Experiment } from './experiment.ts';
import type { FetchedPart } from './panel-code.ts';
import type { PanelExchange } from './panel-exchange.ts';

/** Everything that panels are given to show. */
export interface PlaygroundView {
  experiment: Experiment;
  exchange: PanelExchange;
  scheme: 'light' | 'dark';
  /** The id of the open drawer. */
  drawer: string;
  /** Whether training waits for another playground's. */
  waits: boolean;
  /** Whether a reader may do something, such as draw. */
  may(deed: string): boolean;
  /** The address of a model to compare with. */
  compare: string | undefined;
}

/** A part of the playground that may be shown or left out. */
export interface Panel extends FetchedPart {
  render(view: PlaygroundView): TemplateResult;
}

/** The panels that stand on the page, in their order. */
export const PAGE_PANELS: readonly Panel[] = [
  {
    id: 'train',
    get name() {
      return msg('Training');
    },
    load: () => import('../training/train-bar.ts'),
    render: ({ experiment, waits }) => html`<playground-train-bar
      class="bar wide"
      part="train-bar"
      .model=${experiment.model}
      .wanted=${experiment.wanted}
      .present=${experiment.presentFigures}
      .past=${experiment.pastFigures}
      .training=${experiment.training}
      .pace=${experiment.trainer.pace}
      ?watched=${experiment.trainer.isWatched}
      ?waiting=${waits}
      .stopAt=${experiment.trainer.stopAt}
      .invite=${experiment.model !== undefined && !experiment.begun}
    ></playground-train-bar>`,
  },
  {
    id: 'network',
    get name() {
      return msg('Network');
    },
    load: () => import('../network/network-panel.ts'),
    render: ({ experiment, exchange, scheme, may }) => html`<playground-network
      class="panel network"
      part="network"
      ?locked=${!may('draw')}
      ${about(experiment.subject)}
      .wanted=${experiment.wanted}
      .picture=${experiment.picture}
      .driven=${exchange.driven}
      .scheme=${scheme}
      .picked=${exchange.side?.kind === 'layer' ? exchange.side.layer : undefined}
    ></playground-network>`,
  },
  {
    id: 'map',
    get name() {
      return msg('Latent map');
    },
    load: () => import('../latent/latent-map.ts'),
    render: ({ experiment, exchange, drawer, scheme, may }) => html`<playground-latent-map
      class="panel map"
      part="map"
      ?locked=${!may('walk')}
      ${about(experiment.subject)}
      .walk=${drawer === 'walk' ? exchange.walk : undefined}
      .points=${exchange.points}
      .marked=${exchange.marked}
      .theme=${scheme}
    ></playground-latent-map>`,
  },
  {
    id: 'loss',
    get name() {
      return msg('Loss');
    },
    load: () => import('../training/loss-chart.ts'),
    render: ({ experiment, scheme }) => html`<playground-loss-chart
      class="panel loss"
      part="loss"
      .curve=${experiment.trainer.curve}
      .reports=${experiment.trainer.reports}
      .runs=${experiment.trainer.runs.runs}
      .trainingData=${experiment.data.text}
      .epochs=${experiment.trainer.epochs}
      .snapshots=${experiment.replay.snapshots}
      .snapshot=${experiment.replay.shown}
      .configuration=${experiment.model?.configuration}
      .metrics=${experiment.shownMetrics}
      .theme=${scheme}
    ></playground-loss-chart>`,
  },
];

/** The panels that share a place, one of them open at a time. */
export const DRAWER_PANELS: readonly Panel[] = [
  {
    id: 'reconstructions',
    get name() {
      return msg('Reconstructions');
    },
    load: () => import('../reconstructions/reconstruction-panel.ts'),
    render: ({ experiment }) => html`<playground-reconstructions
      ${about(experiment.subject)}
    ></playground-reconstructions>`,
  },
  {
    id: 'draw',
    get name() {
      return msg('Input');
    },
    load: () => import('../input/input-tool.ts'),
    render: ({ experiment, exchange }) => html`<playground-input-tool
      ${about(experiment.subject)}
      .input=${exchange.input}
    ></playground-input-tool>`,
  },
  {
    id: 'walk',
    get name() {
      return msg('Walk');
    },
    load: () => import('../walk/walk-panel.ts'),
    render: ({ experiment, exchange, drawer }) => html`<playground-walk-panel
      ${about(experiment.subject)}
      .drawing=${exchange.drawing}
      .points=${exchange.points}
      .path=${exchange.path}
      .active=${drawer === 'walk'}
    ></playground-walk-panel>`,
  },
  {
    id: 'samples',
    get name() {
      return msg('New images');
    },
    load: () => import('../samples/samples-panel.ts'),
    render: ({ experiment }) => html`<playground-samples-panel
      ${about(experiment.subject)}
    ></playground-samples-panel>`,
  },
  {
    id: 'anomalies',
    get name() {
      return msg('Anomalies');
    },
    load: () => import('../anomalies/anomaly-panel.ts'),
    render: ({ experiment }) => html`<playground-anomaly-panel
      ${about(experiment.subject)}
      .trainingClasses=${experiment.data.classes}
      .trained=${experiment.progress !== undefined || (experiment.model?.epochs ?? 0) > 0}
    ></playground-anomaly-panel>`,
  },
  {
    id: 'compare',
    get name() {
      return msg('Compare');
    },
    load: () => import('../compare/compare-panel.ts'),
    render: ({ experiment, compare }) => html`<playground-compare-panel
      ${about(experiment.subject)}
      .beside=${compare}
    ></playground-compare-panel>`,
  },
  {
    id: 'save',
    get name() {
      return msg('Save');
    },
    load: () => import('../figures/save-panel.ts'),
    render: ({ experiment }) => html`<playground-save-panel
      ${about(experiment.subject)}
      .curve=${experiment.trainer.curve}
    ></playground-save-panel>`,
  },
];

/** The panels, wherever they are shown. */
export const ALL_PANELS: readonly Panel[] = [...PAGE_PANELS, ...DRAWER_PANELS];

/** The ids of all parts that may be asked for. */
export const PARTS: Parts = {
  panels: ['header', ...ALL_PANELS.map(({ id }) => id), 'settings'],
  drawers: DRAWER_PANELS.map(({ id }) => id),
};
