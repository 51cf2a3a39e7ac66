import { msg, str } from '@lit/localize';
import { css, html, type PropertyValues } from 'lit';
import { downloadSize, type PublicDataset } from '../../engine/public-datasets.ts';
import { emit } from '../base/events.ts';
import { LocalizedElement } from '../base/localized-element.ts';
import { megabytes } from '../base/numbers.ts';
import { controls, dialogBox, panel } from '../base/styles.ts';
import type { ModelAnswer } from './data-events.ts';
import type { ModelQuestion } from './data-loader.ts';

/** What the user is asked before other data are there: whether to download, and about the model. */
export class DataQuestions extends LocalizedElement {
  static override properties = {
    offered: { attribute: false },
    question: { attribute: false },
  };

  /** The data set that may be downloaded. */
  declare offered: PublicDataset | undefined;
  /** The question what becomes of the trained model. */
  declare question: ModelQuestion | undefined;

  static override styles = [
    panel,
    controls,
    dialogBox,
    css`
      dialog {
        max-width: min(440px, calc(100vw - 32px));
        padding: 16px;
      }
      dialog p {
        margin: 8px 0 16px;
      }
      .answers {
        display: flex;
        flex-wrap: wrap;
        justify-content: end;
        gap: 8px;
      }
    `,
  ];

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('offered')) this.#show('dialog.offer', this.offered !== undefined);
    if (changed.has('question')) this.#show('dialog.question', this.question !== undefined);
  }

  #show(selector: string, isShown: boolean): void {
    const dialog = this.renderRoot.querySelector<HTMLDialogElement>(selector);
    if (!isShown) dialog?.close();
    else if (!dialog?.open) dialog?.showModal();
  }

  #offer() {
    const { offered } = this;
    const from = offered ? new URL(offered.mirrors[0]).host : '';
    const content = {
      mnist: msg('70,000 handwritten digits'),
      fashion: msg('70,000 pictures of clothes'),
    }[offered?.kind ?? 'mnist'];
    const size = offered ? megabytes(downloadSize(offered)) : '';
    return html`<dialog
      class="offer"
      aria-labelledby="offer-name"
      @close=${() => {
        if (this.offered) emit(this, 'data-request', { do: 'decline' });
      }}
    >
      <h2 id="offer-name">${msg(str`Download ${offered?.name}?`)}</h2>
      <p class="figures">
        ${content}:
        ${msg(str`${size} MB from ${from}, or another public mirror if that one does not answer. Your browser keeps them for the next visit, if it may. What you train stays here.`)}
      </p>
      <div class="answers">
        <button @click=${() => emit(this, 'data-request', { do: 'decline' })}>
          ${msg('Not now')}
        </button>
        <button
          class="primary"
          @click=${() => emit(this, 'data-request', { do: 'download' })}
        >
          ${msg('Download')}
        </button>
      </div>
    </dialog>`;
  }

  #modelQuestion() {
    const { question } = this;
    const answer = (chosen: ModelAnswer) => () =>
      emit(this, 'data-request', { do: 'answer', answer: chosen });
    return html`<dialog
      class="question"
      aria-labelledby="question-name"
      @close=${() => {
        if (this.question) emit(this, 'data-request', { do: 'answer', answer: 'cancel' });
      }}
    >
      <h2 id="question-name">
        ${
          question?.fits
            ? msg(str`Go on training this model on ${question.name}?`)
            : msg(str`Begin anew on ${question?.name}?`)
        }
      </h2>
      <p>
        ${
          question?.fits
            ? msg(
                'The model is trained already. It can go on from what it has learned, or a new, untrained one begins with the same settings.',
              )
            : msg(
                'The model is trained for images of another size. A new, untrained one with the same settings would take its place.',
              )
        }
      </p>
      <div class="answers">
        <button @click=${answer('cancel')}>${msg('Cancel')}</button>
        <button class=${question?.fits ? '' : 'primary'} @click=${answer('anew')}>
          ${msg('Begin anew')}
        </button>
        ${
          question?.fits
            ? html`<button class="primary" @click=${answer('go-on')}>
              ${msg('Go on training')}
            </button>`
            : ''
        }
      </div>
    </dialog>`;
  }

  protected override render() {
    return html`${this.#offer()} ${this.#modelQuestion()}`;
  }
}

customElements.define('playground-data-questions', DataQuestions);

declare global {
  interface HTMLElementTagNameMap {
    'playground-data-questions': DataQuestions;
  }
}
