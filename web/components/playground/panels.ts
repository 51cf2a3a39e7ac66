import { html, type TemplateResult } from 'lit';
import { about } from '../base/model-subject.ts';
import type { Parts } from '../sharing/attribute-reader.ts';
import type { Walk } from '../walk/walk-events.ts';
import type { PlaygroundSession } from './playground-session.ts';

/** Everything that panels are given to show. */
export interface PlaygroundView {
  session: PlaygroundSession;
  scheme: 'light' | 'dark';
  /** What is drawn in the Draw drawer. */
  drawing: Float32Array | undefined;
  /** The code that the Draw drawer shows. */
  code: Float32Array | undefined;
  walk: Walk | undefined;
  /** The codes picked for the walk. */
  points: readonly Float32Array[];
  /** The id of the open drawer. */
  drawer: string;
}

/** A part of the playground that may be shown or left out. */
export interface Panel {
  id: string;
  /** What its tab says, if it is a drawer's. */
  name: string;
  /** Fetches its code, each panel's by itself: together they would keep the page busy too long. */
  load(): Promise<unknown>;
  render(view: PlaygroundView): TemplateResult;
}

/** The panels that stand on the page, in their order. */
export const PAGE_PANELS: readonly Panel[] = [
  {
    id: 'train',
    name: 'Training',
    load: () => import('../training/train-bar.ts'),
    render: ({ session }) => html`<playground-train-bar
      class="bar wide"
      .model=${session.model}
      .wanted=${session.wanted}
      .progress=${session.progress}
      .training=${session.training}
      .seconds=${session.trainer.seconds}
      .stepsPerSecond=${session.trainer.stepsPerSecond}
      .stopAt=${session.trainer.stopAt}
      .snapshot=${session.replay.shown}
      .invite=${session.model !== undefined && !session.begun}
    ></playground-train-bar>`,
  },
  {
    id: 'network',
    name: 'Network',
    load: () => import('../network/architecture-editor.ts'),
    render: ({ session, drawing, scheme }) => html`<playground-architecture-editor
      class="panel network"
      ${about(session.subject)}
      .wanted=${session.wanted}
      .refused=${session.refused}
      .drawing=${drawing}
      .scheme=${scheme}
    ></playground-architecture-editor>`,
  },
  {
    id: 'map',
    name: 'Latent map',
    load: () => import('../latent/latent-map.ts'),
    render: ({ session, walk, points, code, drawer, scheme }) => html`<playground-latent-map
      class="panel map"
      ${about(session.subject)}
      .walk=${drawer === 'walk' ? walk : undefined}
      .points=${points}
      .marked=${drawer === 'draw' ? code : undefined}
      .theme=${scheme}
    ></playground-latent-map>`,
  },
  {
    id: 'loss',
    name: 'Loss',
    load: () => import('../training/loss-chart.ts'),
    render: ({ session, scheme }) => html`<playground-loss-chart
      class="panel loss"
      .curve=${session.trainer.curve}
      .reports=${session.trainer.reports}
      .runs=${session.trainer.runs.runs}
      .trainingData=${session.data.text}
      .epochs=${session.trainer.epochs}
      .snapshots=${session.replay.snapshots}
      .snapshot=${session.replay.shown}
      .configuration=${session.model?.configuration}
      .metrics=${session.metrics}
      .theme=${scheme}
    ></playground-loss-chart>`,
  },
  {
    id: 'reconstructions',
    name: 'Reconstructions',
    load: () => import('../reconstructions/reconstruction-panel.ts'),
    render: ({ session }) => html`<playground-reconstructions
      class="panel reconstructions"
      ${about(session.subject)}
    ></playground-reconstructions>`,
  },
];

/** The panels that share a place, one of them open at a time. */
export const DRAWER_PANELS: readonly Panel[] = [
  {
    id: 'draw',
    name: 'Draw',
    load: () => import('../draw/draw-panel.ts'),
    render: ({ session }) => html`<playground-draw-panel
      ${about(session.subject)}
    ></playground-draw-panel>`,
  },
  {
    id: 'walk',
    name: 'Walk',
    load: () => import('../walk/walk-panel.ts'),
    render: ({ session, drawing, points, drawer }) => html`<playground-walk-panel
      ${about(session.subject)}
      .drawing=${drawing}
      .points=${points}
      .active=${drawer === 'walk'}
    ></playground-walk-panel>`,
  },
  {
    id: 'samples',
    name: 'New images',
    load: () => import('../samples/samples-panel.ts'),
    render: ({ session }) => html`<playground-samples-panel
      ${about(session.subject)}
    ></playground-samples-panel>`,
  },
  {
    id: 'anomalies',
    name: 'Anomalies',
    load: () => import('../anomalies/anomaly-panel.ts'),
    render: ({ session }) => html`<playground-anomaly-panel
      ${about(session.subject)}
      .trainingClasses=${session.data.classes}
      .trained=${session.progress !== undefined || (session.model?.epochs ?? 0) > 0}
    ></playground-anomaly-panel>`,
  },
  {
    id: 'compare',
    name: 'Compare',
    load: () => import('../compare/compare-panel.ts'),
    render: ({ session }) => html`<playground-compare-panel
      ${about(session.subject)}
    ></playground-compare-panel>`,
  },
  {
    id: 'save',
    name: 'Save',
    load: () => import('../figures/save-panel.ts'),
    render: ({ session }) => html`<playground-save-panel
      ${about(session.subject)}
      .curve=${session.trainer.curve}
    ></playground-save-panel>`,
  },
];

/** The ids of all parts that may be asked for. */
export const PARTS: Parts = {
  panels: ['header', ...[...PAGE_PANELS, ...DRAWER_PANELS].map(({ id }) => id)],
  drawers: DRAWER_PANELS.map(({ id }) => id),
};
