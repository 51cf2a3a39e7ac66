import { msg } from '@lit/localize';
import { css, html, type ReactiveController, type ReactiveControllerHost } from 'lit';
import type { Loading } from '../sharing/properties.ts';

/** How far from the window's edge the playground is begun with. */
const MARGIN = '100%';

export const gateStyles = css`
  .gate {
    position: relative;
    display: grid;
    place-items: center;
    overflow: hidden;
  }
  .gate:not(:has(img)) {
    min-height: 320px;
  }
  .gate:has(*) {
    border: 1px solid var(--rule);
    border-radius: 8px;
    background: var(--surface);
  }
  .gate img {
    display: block;
    width: 100%;
    height: auto;
  }
  .gate > * {
    grid-area: 1 / 1;
  }
  .gate button {
    z-index: 1;
    border: 0;
    border-radius: 8px;
    padding: 12px 24px;
    background: var(--accent);
    color: var(--accent-ink);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  .gate button:focus-visible {
    outline: 2px solid var(--ink);
    outline-offset: 2px;
  }
`;

/** Begins with the playground once it comes near the window, or once it is asked for by a press. */
export class StartGate implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #begin: () => void;
  #observer: IntersectionObserver | undefined;
  #loading: Loading = 'lazy';

  isOpen = false;

  constructor(host: ReactiveControllerHost & Element, begin: () => void) {
    this.#host = host;
    this.#begin = begin;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  /** Begins now, or waits as is asked. */
  wait(loading: Loading): void {
    this.#loading = loading;
    this.#observer?.disconnect();
    if (this.isOpen || loading === 'eager') this.#begin();
    else if (loading === 'lazy') {
      this.#observer = new IntersectionObserver(
        (entries) => {
          if (entries.some(({ isIntersecting }) => isIntersecting)) this.#begin();
        },
        { rootMargin: MARGIN },
      );
      this.#observer.observe(this.#host);
    }
  }

  /** It has begun, whether or not that was waited for. */
  pass(): void {
    this.#observer?.disconnect();
    this.isOpen = true;
    this.#host.requestUpdate();
  }

  /** The picture in the playground's place until then, and what is pressed for it. */
  view(poster: string | null | undefined) {
    return html`<div class="gate" part="poster">
      ${poster ? html`<img src=${poster} alt="" />` : ''}
      ${
        this.#loading === 'click'
          ? html`<button @click=${this.#begin}>${msg('Start the playground')}</button>`
          : ''
      }
    </div>`;
  }
}
