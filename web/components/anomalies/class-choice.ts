import { msg, str } from '@lit/localize';
import { css, html } from 'lit';
import { className } from '../base/class-name.ts';
import { emit } from '../base/events.ts';
import { LocalizedElement } from '../base/localized-element.ts';
import { controls, panel } from '../base/styles.ts';

/**
 * The choice of the classes that are normal, and buttons to train on them.
 * @fires normal - with the chosen classes, in order, as its detail.
 */
export class ClassChoice extends LocalizedElement {
  static override properties = {
    classes: { attribute: false },
    normal: { attribute: false },
    trainingClasses: { attribute: false },
    names: { attribute: false },
  };

  declare classes: readonly number[];
  declare normal: readonly number[];
  /** The classes trained on; empty for all. */
  declare trainingClasses: readonly number[];
  /** What the classes are called, by label, if not by their numbers. */
  declare names: readonly string[] | undefined;

  static override styles = [
    panel,
    controls,
    css`
      fieldset {
        min-width: 0;
        margin: 0 0 12px;
        border: 0;
        padding: 0;
      }
      legend {
        padding: 0;
        font-size: 13px;
        font-weight: 600;
        line-height: 20px;
      }
      fieldset > div {
        display: grid;
      }
      .numbered {
        grid-template-columns: repeat(auto-fill, minmax(48px, 1fr));
      }
      .named {
        grid-template-columns: repeat(auto-fill, minmax(104px, 1fr));
      }
      fieldset label {
        display: flex;
        align-items: center;
        gap: 6px;
        min-height: var(--control-height);
      }
      fieldset input {
        width: 18px;
        height: 18px;
        margin: 0;
        accent-color: var(--accent);
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      .note {
        margin-top: 8px;
      }
    `,
  ];

  #toggle(label: number, isNormal: boolean): void {
    const others = this.normal.filter((other) => other !== label);
    const detail = isNormal ? [...others, label].sort((a, b) => a - b) : others;
    this.dispatchEvent(new CustomEvent('normal', { detail }));
  }

  protected override render() {
    const { normal, trainingClasses } = this;
    const all = trainingClasses.length === 0;
    const only = trainingClasses.map((label) => className(label, this.names)).join(', ');
    return html`<fieldset>
        <legend>${msg('Normal classes')}</legend>
        <div class=${this.names ? 'named' : 'numbered'}>
          ${this.classes.map(
            (label) => html`<label>
              <input
                type="checkbox"
                .checked=${normal.includes(label)}
                @change=${(event: Event) =>
                  this.#toggle(label, (event.target as HTMLInputElement).checked)}
              />
              ${className(label, this.names)}
            </label>`,
          )}
        </div>
      </fieldset>
      <div class="buttons">
        <button
          ?disabled=${normal.length === 0}
          @click=${() => emit(this, 'classes-choose', normal)}
        >
          ${msg('Train on these alone')}
        </button>
        <button ?disabled=${all} @click=${() => emit(this, 'classes-choose', [])}>
          ${msg('Train on all')}
        </button>
      </div>
      <p class="note">
        ${
          all
            ? msg(
                'The model is trained on all classes. Train it on the normal ones alone, and the others will look strange to it.',
              )
            : msg(str`The model is trained on ${only} alone.`)
        }
      </p>`;
  }
}

customElements.define('playground-class-choice', ClassChoice);

declare module '../base/events.ts' {
  interface PlaygroundEvents {
    /** The classes to train on alone; none for all. */
    'classes-choose': readonly number[];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'playground-class-choice': ClassChoice;
  }
}
