import { msg } from '@lit/localize';
import { html } from 'lit';
import './drawers.ts';
import './part-tabs.ts';
import type { Allowable } from '../sharing/restrictions.ts';
import type { Experiment } from './experiment.ts';
import type { PanelCode } from './panel-code.ts';
import type { PanelExchange } from './panel-exchange.ts';
import { DRAWER_PANELS, PAGE_PANELS, type PlaygroundView } from './panels.ts';
import type { Restrictions } from './restrictions.ts';

/** Everything that the panels depend on. */
export interface PanelsView {
  experiment: Experiment;
  exchange: PanelExchange;
  scheme: 'light' | 'dark';
  /** The code of the panels, which is fetched once they are shown. */
  code: PanelCode;
  /** The ids of the parts to show; nothing for all. */
  parts: readonly string[] | undefined;
  /** Whether training waits for another playground's. */
  waits: boolean;
  /** What a reader may change. */
  restrictions: Restrictions;
  /** The address of a model to compare with. */
  compare: string | undefined;
}

/** The drawers that change nothing, whoever looks at them. */
const VIEWS = ['reconstructions', 'save'];

/** The panels on the page, and below them those that share a place. */
export function panelsView(shownParts: PanelsView) {
  const { experiment, exchange, scheme, code, parts, waits, restrictions, compare } = shownParts;
  const wanted = (id: string) => !parts || parts.includes(id);
  // Who asks for the drawing asks for the network: that is where one draws.
  const shown = ({ id }: { id: string }) => wanted(id) || (id === 'network' && wanted('draw'));
  const drawers = DRAWER_PANELS.filter(shown);
  const open = drawers.find(({ id }) => id === exchange.opened) ?? drawers[0];
  const panels = PAGE_PANELS.filter(shown);
  // A drawer that was ever open stays, as it was left.
  for (const part of open ? [...panels, open] : panels) code.want(part);
  const may = (deed: string) => VIEWS.includes(deed) || restrictions.may(deed as Allowable);
  const drawer = open?.id ?? '';
  const view: PlaygroundView = { experiment, exchange, scheme, drawer, waits, may, compare };
  const stack = [...PAGE_PANELS.slice(1), { id: 'tools', name: msg('Try it') }].filter(shown);
  return html`<playground-part-tabs class="parts" .parts=${stack}></playground-part-tabs>
  ${panels.map((panel) => panel.render(view))}
  ${
    open
      ? html`<playground-drawers class="panel tools" part="drawers" .drawers=${drawers} .open=${open.id}>
          ${drawers.map(
            (panel) => html`<div slot=${panel.id} part=${panel.id} ?inert=${!may(panel.id)}>
              ${code.isWanted(panel) ? panel.render(view) : ''}
            </div>`,
          )}
        </playground-drawers>`
      : ''
  }`;
}
