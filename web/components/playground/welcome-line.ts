import { css, html, LitElement } from 'lit';
import type { ModelConfiguration } from '../../engine/configuration.ts';
import { emit } from '../base/events.ts';
import { countText } from '../base/numbers.ts';
import { controls, panel } from '../base/styles.ts';

/** Two sentences that tell a first visitor what there is to see. */
export class WelcomeLine extends LitElement {
  static override properties = {
    model: { attribute: false },
    training: { type: Boolean },
    epochs: { type: Number },
    digits: { type: Boolean },
  };

  declare model: ModelConfiguration;
  declare training: boolean;
  /** The number of epochs after which the training ends by itself. */
  declare epochs: number;
  /** Whether the images are digits. */
  declare digits: boolean;

  static override styles = [
    panel,
    controls,
    css`
      section {
        display: flex;
        align-items: center;
        gap: 16px;
        border-radius: 8px;
        padding: 8px 8px 8px 16px;
        background: var(--accent-soft);
        font-size: 14px;
        line-height: 20px;
      }
      p {
        flex: 1;
      }
      @media (max-width: 719px) {
        section {
          align-items: end;
          gap: 8px;
          padding-right: 4px;
        }
        button {
          padding: 0 8px;
        }
      }
    `,
  ];

  protected override render() {
    const { model, training, epochs, digits } = this;
    const image = digits ? 'a handwritten digit' : 'an image';
    const { input, code } = model;
    const pixels = `${countText(input[0] * input[1])} pixels`;
    const numbers = code === 1 ? '1 number' : `${countText(code)} numbers`;
    const text = training
      ? html`<strong>This network is learning</strong> to squeeze the ${pixels} of ${image}
          through ${numbers}, and to draw it again from them. Watch the images sharpen and the classes
          part on the map. It stops after ${epochs} epochs.`
      : html`<strong>This network has learned</strong> to squeeze the ${pixels} of ${image}
          through ${numbers}. Draw ${digits ? 'a digit' : 'one'} and see what comes out, walk between two, or change the
          network and train it again.`;
    return html`<section aria-label="Welcome">
      <p>${text}</p>
      <button class="quiet" aria-label="Dismiss the welcome" @click=${() => emit(this, 'welcome-dismiss', undefined)}>
        Got it
      </button>
    </section>`;
  }
}

customElements.define('playground-welcome-line', WelcomeLine);

declare module '../base/events.ts' {
  interface PlaygroundEvents {
    'welcome-dismiss': undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'playground-welcome-line': WelcomeLine;
  }
}
