import { msg } from '@lit/localize';
import { html } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import type { Language } from '../../words/language.ts';
import '../base/status-messages.ts';
import type { Message } from '../base/events.ts';
import type { PlaygroundState } from '../sharing/properties.ts';
import type { RequestedProperties } from '../sharing/requested-properties.ts';
import { captionView } from './caption-view.ts';
import { footView } from './foot-view.ts';
import { type HeaderView, headerView } from './header-view.ts';
import type { PanelCode } from './panel-code.ts';
import type { PanelExchange } from './panel-exchange.ts';
import { ALL_PANELS } from './panels.ts';
import { panelsView } from './panels-view.ts';
import type { Restrictions } from './restrictions.ts';
import { sideView } from './side-view.ts';
import { weightsView } from './weights-view.ts';

/** All that is on the page of a playground that has started. */
export interface PageView extends Omit<HeaderView, 'drawing' | 'parts' | 'autostart'> {
  asked: RequestedProperties;
  exchange: PanelExchange;
  scheme: 'light' | 'dark';
  code: PanelCode;
  restrictions: Restrictions;
  /** The language of the words that are shown. */
  spoken: Language;
  isWholePage: boolean;
  /** Whether the parts have drawn the first model. */
  isSettled: boolean;
  /** Whether files are held over it. */
  isDropping: boolean;
  /** Whether training waits for another playground's. */
  waits: boolean;
  caption: string | undefined;
  /** The offer to go on with what was kept, if there is one. */
  offer: unknown;
  message: Message | undefined;
  state: PlaygroundState | undefined;
}

/** The focus goes past the header and the train bar. */
function skip({ currentTarget }: Event): void {
  const root = (currentTarget as Element).getRootNode() as ShadowRoot;
  const network = root.querySelector<HTMLElement>('.network');
  if (!network) return;
  network.tabIndex = -1;
  network.focus();
}

/** The name of a page that is the playground's alone, for those who go by headings. */
function nameView({ isWholePage }: PageView, hasHeader: boolean) {
  if (!isWholePage) return '';
  return hasHeader
    ? html`<button class="skip" @click=${skip}>${msg('Skip to the network')}</button>`
    : html`<h1 class="unseen">Autoencoder Playground</h1>`;
}

/** What the code for other pages begins with. */
function embeddable({ autostart }: RequestedProperties) {
  const settings = { id: 'settings', name: msg('Settings') };
  return { parts: [...ALL_PANELS, settings], autostart: autostart !== undefined };
}

/** The header, the panels, what is open beside them, and what is to be said. */
export function pageView(view: PageView) {
  const { experiment, exchange, asked, scheme, code, restrictions, state } = view;
  const { panels } = asked;
  const hasHeader = !panels || panels.includes('header');
  const states = {
    dropping: view.isDropping,
    chosen: panels !== undefined,
    starting: !view.isSettled && experiment.message?.kind !== 'error',
    ...restrictions.classes,
  };
  const { refused, message } = experiment;
  const isSaid = refused !== undefined && refused.reason === message?.text;
  return html`<div class="page ${classMap(states)}" lang=${view.spoken}>
      ${nameView(view, hasHeader)}
      <div class="top">
        ${hasHeader ? headerView({ ...view, ...embeddable(asked), drawing: exchange.drawing }) : ''}
      </div>
      ${panelsView({ ...view, parts: panels, compare: asked.compare })}
      ${sideView(experiment, exchange, scheme, code, restrictions.hasSettings)}
      ${weightsView(experiment)}
      ${hasHeader ? footView(experiment.build) : ''}
      <div class="messages">
        ${view.offer}
        <playground-status-messages .message=${view.message} .quiet=${isSaid}></playground-status-messages>
      </div>
    </div>
    ${captionView(view.caption, asked.link ? state : undefined)}`;
}
