import { msg } from '@lit/localize';
import { css, html } from 'lit';
import { live } from 'lit/directives/live.js';
import { LocalizedElement } from '../base/localized-element.ts';
import { controls, panel } from '../base/styles.ts';
import { isThemeChoice } from '../base/theme.ts';
import { attributesOf } from './address.ts';
import './copy-field.ts';
import { EMBED_KINDS, type EmbedKind, embedCode, frameAddress } from './embed-code.ts';
import type { PlaygroundState } from './properties.ts';
import { siteAddress } from './site.ts';

/** A part of the playground that may be embedded alone. */
export interface EmbeddablePart {
  id: string;
  name: string;
}

/** The parts that are shown where an author has not chosen any. */
const FIRST_PARTS = ['train', 'network', 'map', 'reconstructions', 'settings'];
/** Columns of articles and slides, in CSS pixels. */
const WIDTHS = [400, 720, 1000];
/** The height of a frame until it has told its own, in CSS pixels. */
const HEIGHT = 720;

/** Makes the code by which an author has the playground in a page, and shows what it will be there. */
export class EmbedBuilder extends LocalizedElement {
  static override properties = {
    state: { attribute: false },
    parts: { attribute: false },
    autostart: { type: Boolean },
    kind: { state: true },
    chosen: { state: true },
    starts: { state: true },
    width: { state: true },
    height: { state: true },
  };

  declare state: PlaygroundState;
  declare parts: readonly EmbeddablePart[];
  /** Whether the playground that is shared starts to train by itself. */
  declare autostart: boolean;
  declare private kind: EmbedKind;
  declare private chosen: readonly string[] | undefined;
  declare private starts: boolean | undefined;
  declare private width: number;
  /** What the frame told, in CSS pixels. */
  declare private height: number;

  readonly #fitting = new ResizeObserver(() => this.#fit());

  static override styles = [
    panel,
    controls,
    css`
      .choices {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: 8px 16px;
        margin-top: 8px;
      }
      fieldset {
        display: flex;
        flex-wrap: wrap;
        gap: 0 16px;
        margin: 12px 0 0;
        border: 0;
        padding: 0;
      }
      legend {
        padding: 0;
        color: var(--ink-soft);
        font-size: 13px;
        line-height: 20px;
      }
      .check {
        display: flex;
        align-items: center;
        gap: 6px;
        min-height: var(--control-height);
        font-size: 14px;
      }
      .field {
        display: grid;
        color: var(--ink-soft);
        font-size: 13px;
        line-height: 20px;
      }
      .field select {
        color: var(--ink);
      }
      playground-copy-field {
        margin-top: 12px;
      }
      .preview {
        margin-top: 12px;
        border: 1px solid var(--rule);
        border-radius: 8px;
        overflow: hidden;
        background: var(--paper);
      }
      iframe {
        display: block;
        border: 0;
        transform-origin: 0 0;
      }
    `,
  ];

  constructor() {
    super();
    this.parts = [];
    this.autostart = false;
    this.kind = 'frame';
    this.width = 720;
    this.height = HEIGHT;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('message', this.#listen);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('message', this.#listen);
    this.#fitting.disconnect();
  }

  readonly #listen = ({ source, data }: MessageEvent<unknown>): void => {
    if (source === null || source !== this.#frame?.contentWindow) return;
    const { type, height } = (data ?? {}) as { type?: unknown; height?: unknown };
    if (type === 'height' && typeof height === 'number' && height > 0) this.height = height;
  };

  get #frame(): HTMLIFrameElement | null {
    return this.renderRoot.querySelector('iframe');
  }

  /** Shows the frame as wide as in the article, and as small as the room for it is. */
  #fit(): void {
    const frame = this.#frame;
    const room = frame?.parentElement;
    if (!frame || !room) return;
    const scale = Math.min(1, room.clientWidth / this.width);
    frame.style.width = `${this.width}px`;
    frame.style.height = `${this.height}px`;
    frame.style.transform = `scale(${scale})`;
    room.style.height = `${Math.ceil(this.height * scale) + 2}px`;
  }

  protected override firstUpdated(): void {
    const room = this.#frame?.parentElement;
    if (room) this.#fitting.observe(room);
  }

  protected override updated(): void {
    this.#fit();
  }

  get #panels(): readonly string[] {
    return this.chosen ?? this.state.panels ?? FIRST_PARTS;
  }

  #choose(id: string, isChosen: boolean): void {
    const wanted = this.parts.filter((part) =>
      part.id === id ? isChosen : this.#panels.includes(part.id),
    );
    // Without any part the whole page would be shown.
    if (wanted.length > 0) this.chosen = wanted.map((part) => part.id);
    this.requestUpdate();
  }

  /** The playground's attributes, for an address or for the element. */
  #attributes(autostart: string | undefined) {
    // A figure in a text is to work in every browser; it need not be the same to the bit.
    const state = { ...this.state, variant: undefined, panels: this.#panels };
    const attributes = attributesOf(state as unknown as PlaygroundState);
    if (autostart !== undefined) attributes.set('autostart', autostart);
    return attributes;
  }

  #kindName(kind: EmbedKind): string {
    return {
      frame: msg('HTML, in a frame'),
      element: msg('HTML, as an element'),
      markdown: 'Markdown, MDX',
      jupyter: msg('Jupyter notebook'),
      react: 'React',
    }[kind];
  }

  #kindHelp(kind: EmbedKind): string {
    return {
      frame: msg(
        'For any page. The frame grows to what it shows; the script is for browsers that need it for that.',
      ),
      element: msg(
        'For any page whose policy allows scripts of this site: it reports by events, and obeys the page’s scripts.',
      ),
      markdown: msg('For texts that may contain HTML.'),
      jupyter: msg('For a cell of a notebook.'),
      react: msg('For a component; nothing has to be installed.'),
    }[kind];
  }

  protected override render() {
    const site = siteAddress();
    const starts = this.starts ?? this.autostart;
    const written = this.kind === 'element' ? '' : '1';
    const embedded = {
      site,
      attributes: this.#attributes(starts ? written : undefined),
      height: this.height,
    };
    // What is looked at here does not train by itself, and has the theme of what is around it.
    const shown = this.#attributes(undefined);
    const { colorScheme } = getComputedStyle(this);
    if (isThemeChoice(colorScheme)) shown.set('theme', colorScheme);
    const preview = frameAddress({ site, attributes: shown });
    return html`<div class="choices">
        <label class="field"
          >${msg('For')}
          <select
            @change=${(event: Event) => {
              this.kind = (event.target as HTMLSelectElement).value as EmbedKind;
            }}
          >
            ${EMBED_KINDS.map(
              (kind) =>
                html`<option value=${kind} ?selected=${kind === this.kind}>${this.#kindName(kind)}</option>`,
            )}
          </select>
        </label>
        <label class="field"
          >${msg('Width of the column')}
          <select
            @change=${(event: Event) => {
              this.width = Number((event.target as HTMLSelectElement).value);
            }}
          >
            ${WIDTHS.map(
              (width) =>
                html`<option value=${width} ?selected=${width === this.width}>${width} px</option>`,
            )}
          </select>
        </label>
        <label class="check"
          ><input
            type="checkbox"
            .checked=${starts}
            @change=${(event: Event) => {
              this.starts = (event.target as HTMLInputElement).checked;
            }}
          />${msg('trains once it is in sight')}</label
        >
      </div>
      <fieldset>
        <legend>${msg('Parts')}</legend>
        ${this.parts.map(
          ({ id, name }) =>
            html`<label class="check"
              ><input
                type="checkbox"
                .checked=${live(this.#panels.includes(id))}
                @change=${(event: Event) => this.#choose(id, (event.target as HTMLInputElement).checked)}
              />${name}</label
            >`,
        )}
      </fieldset>
      <playground-copy-field
        .name=${msg('Code')}
        .text=${embedCode(this.kind, embedded)}
        .help=${this.#kindHelp(this.kind)}
        .rows=${4}
      ></playground-copy-field>
      <div class="preview">
        <iframe title=${msg('Preview')} src=${preview} allow="cross-origin-isolated"></iframe>
      </div>`;
  }
}

customElements.define('playground-embed-builder', EmbedBuilder);

declare global {
  interface HTMLElementTagNameMap {
    'playground-embed-builder': EmbedBuilder;
  }
}
