import { msg, str } from '@lit/localize';
import { css, html } from 'lit';
import { emit } from '../base/events.ts';
import { LocalizedElement } from '../base/localized-element.ts';
import { controls, panel } from '../base/styles.ts';
import { UNDO_BYTES, UNDO_STEPS } from './experiment-history.ts';

const bounds = () =>
  msg(
    str`the last ${UNDO_STEPS} changes can be taken back, as far as their models fit into ${UNDO_BYTES / 1e6} MB`,
  );

/** The buttons that take the last change back, and make it again. */
export class UndoButton extends LocalizedElement {
  static override properties = {
    undoable: { attribute: false },
    redoable: { attribute: false },
  };

  /** The change that would be taken back, in a few words; nothing where there is none. */
  declare undoable: string | undefined;
  /** The change that would be made again. */
  declare redoable: string | undefined;

  static override styles = [
    panel,
    controls,
    css`
      :host {
        display: flex;
        gap: 8px;
        min-width: 0;
      }
      :host([hidden]) {
        display: none;
      }
      .undo::before {
        content: '↶' / '';
      }
      .redo::before {
        content: '↷' / '';
      }
      .word {
        margin-left: 6px;
      }
      @container (max-width: 1499px) {
        .word {
          display: none;
        }
      }
      button {
        overflow: hidden;
        max-width: 12ch;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      @media (max-width: 719px) {
        button {
          max-width: 16ch;
        }
      }
    `,
  ];

  protected override render() {
    const { undoable, redoable } = this;
    const undo = undoable === undefined ? msg('Undo') : msg(str`Undo: ${undoable}`);
    return html`<button
        class="undo"
        aria-label=${undo}
        ?disabled=${undoable === undefined}
        title=${undoable === undefined ? msg(str`Nothing to undo: ${bounds()}`) : msg(str`Undo: ${undoable} (Ctrl+Z); ${bounds()}`)}
        @click=${() => emit(this, 'change-undo', undefined)}
      >
        <span class="word">${undo}</span>
      </button>
      ${
        redoable === undefined
          ? ''
          : html`<button
              class="redo"
              title=${msg(str`Redo: ${redoable} (Ctrl+Shift+Z)`)}
              aria-label=${msg(str`Redo: ${redoable}`)}
              @click=${() => emit(this, 'change-redo', undefined)}
            >
              <span class="word">${msg('Redo')}</span>
            </button>`
      }`;
  }
}

customElements.define('playground-undo', UndoButton);

declare module '../base/events.ts' {
  interface PlaygroundEvents {
    /** The last change is to be taken back. */
    'change-undo': undefined;
    /** The change that was taken back last is to be made again. */
    'change-redo': undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'playground-undo': UndoButton;
  }
}
