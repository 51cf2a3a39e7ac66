import { css, html, LitElement } from 'lit';
import type { ModelInfo, TrainingProgress } from '../../engine/types.ts';
import { emit } from '../base/events.ts';
import { countText, lossText } from '../base/numbers.ts';
import { controls, panel } from '../base/styles.ts';
import { objectiveOf } from '../settings/objective.ts';

/** The buttons that train, and how far it has come. */
export class TrainBar extends LitElement {
  static override properties = {
    model: { attribute: false },
    progress: { attribute: false },
    training: { type: Boolean },
    invite: { type: Boolean, reflect: true },
  };

  declare model: ModelInfo | undefined;
  declare progress: TrainingProgress | undefined;
  declare training: boolean;
  /** Nothing has been trained yet: say what to do. */
  declare invite: boolean;

  static override styles = [
    panel,
    controls,
    css`
      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 24px;
        padding: 8px 16px;
        border: 1px solid var(--rule);
        border-radius: 8px;
        background: var(--surface);
      }
      .buttons {
        display: flex;
        gap: 8px;
      }
      .primary {
        min-width: 88px;
      }
      svg {
        width: 10px;
        height: 10px;
        margin-right: 6px;
        fill: currentColor;
      }
      dl {
        display: flex;
        gap: 4px 24px;
        margin: 0 0 0 auto;
        font-size: 13px;
        line-height: 16px;
      }
      dt {
        color: var(--ink-soft);
        font-size: 12px;
      }
      dd {
        margin: 0;
        min-width: 48px;
        font-size: 15px;
        font-weight: 550;
        line-height: 20px;
      }
      @media (max-width: 719px) {
        .bar {
          gap: 4px 8px;
          border-width: 1px 0 0;
          border-radius: 0;
          padding: 8px 16px max(8px, env(safe-area-inset-bottom));
          box-shadow: 0 -4px 16px rgb(0 0 0 / 0.12);
        }
        .buttons {
          order: 2;
          width: 100%;
        }
        button {
          flex: 1;
          height: 44px;
        }
        .primary {
          flex: 2;
        }
        dl {
          justify-content: space-between;
          width: 100%;
        }
        .note {
          width: 100%;
        }
        dd {
          font-size: 14px;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.training = false;
    this.invite = false;
  }

  protected override render() {
    const ready = this.model !== undefined;
    const { progress, training } = this;
    const last = this.model?.history.at(-1);
    const epoch = progress ? progress.epoch + progress.fraction : (this.model?.epochs ?? 0);
    const speed = progress?.samplesPerSecond ?? last?.samples_per_second;
    const objective = this.model && objectiveOf(this.model.configuration);
    const text = objective?.text ?? lossText;
    const title = objective?.name ?? '';
    return html`<section class="bar" aria-label="Training">
      <div class="buttons">
        <button
          class="primary"
          ?disabled=${!ready}
          @click=${() => emit(this, 'train-command', training ? 'pause' : 'train')}
        >
          ${
            training
              ? html`<svg viewBox="0 0 10 10" aria-hidden="true"><path d="M1 0h3v10H1zM6 0h3v10H6z" /></svg>Pause`
              : html`<svg viewBox="0 0 10 10" aria-hidden="true"><path d="M1 0l9 5-9 5z" /></svg>Train`
          }
        </button>
        <button
          title="Train on one minibatch"
          ?disabled=${!ready || training}
          @click=${() => emit(this, 'train-command', 'step')}
        >
          Step
        </button>
        <button
          title="Train on every training image once"
          ?disabled=${!ready || training}
          @click=${() => emit(this, 'train-command', 'epoch')}
        >
          Epoch
        </button>
        <button
          title="A new, untrained model with the same settings"
          ?disabled=${!ready}
          @click=${() => emit(this, 'train-command', 'reset')}
        >
          Reset
        </button>
      </div>
      ${
        this.invite
          ? html`<p class="note">
            Press <strong>Train</strong> and watch the images and the map take shape.
          </p>`
          : html`<dl class="figures">
            <div><dt>Epoch</dt><dd>${epoch.toFixed(1)}</dd></div>
            <div>
              <dt>Images/s</dt>
              <dd style="min-width: 56px">${speed ? countText(speed) : '–'}</dd>
            </div>
            <div>
              <dt>Train loss</dt>
              <dd title=${title}>${text(progress?.trainLoss ?? last?.train_loss)}</dd>
            </div>
            <div>
              <dt>Test loss</dt>
              <dd title=${title}>${text(progress?.testLoss ?? last?.test_loss)}</dd>
            </div>
          </dl>`
      }
    </section>`;
  }
}

customElements.define('playground-train-bar', TrainBar);

declare global {
  interface HTMLElementTagNameMap {
    'playground-train-bar': TrainBar;
  }
}
