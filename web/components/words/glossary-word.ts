import { html, nothing, type TemplateResult } from 'lit';
import { loadCode } from '../../engine/outdated.ts';
import type { Meaning, WordId } from '../../words/glossary.ts';
import { emit, errorMessage } from '../base/events.ts';
import { LocalizedElement } from '../base/localized-element.ts';
import { wordStyles } from './glossary-word-styles.ts';
import { popoverPlace } from './popover-place.ts';

/** The texts, which are fetched when the first word is opened. */
interface Texts {
  glossary: () => Record<WordId, Meaning>;
  formulaOf: (word: WordId) => TemplateResult | undefined;
}

async function loadTexts(): Promise<Texts> {
  const [{ glossary }, { formulaOf }] = await Promise.all([
    import('../../words/glossary.ts'),
    import('../../words/formulas.ts'),
  ]);
  return { glossary, formulaOf };
}

/**
 * A word of the glossary where it stands on the page: a button that opens what it means over all else.
 * Inside a label or another button it has no place.
 * @slot - the word as the sentence around it has it
 */
export class GlossaryWord extends LocalizedElement {
  static override properties = {
    word: { type: String },
    label: { type: String },
    shown: { state: true },
    texts: { state: true },
  };

  declare word: WordId;
  /** The button's name, where the word alone would be that of another one. */
  declare label: string | undefined;
  /** The word whose meaning is shown while it is open: another one where that was asked for. */
  declare private shown: WordId | undefined;
  declare private texts: Texts | undefined;

  static override styles = wordStyles;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unfollow();
  }

  get #button(): HTMLElement | null {
    return this.renderRoot.querySelector('.word');
  }

  get #popover(): HTMLElement | null {
    return this.renderRoot.querySelector('[popover]');
  }

  /** Who closes it from within comes back to the word. */
  readonly #closing = (event: ToggleEvent): void => {
    const popover = this.#popover;
    const focused = this.shadowRoot?.activeElement;
    if (event.newState === 'closed' && focused && popover?.contains(focused)) {
      this.#button?.focus({ preventScroll: true });
    }
  };

  readonly #toggle = (event: ToggleEvent): void => {
    if (event.newState === 'open') {
      void this.#open(this.word);
    } else {
      this.shown = undefined;
      this.#popover?.classList.remove('placed');
      this.#unfollow();
    }
  };

  async #open(word: WordId): Promise<void> {
    try {
      this.texts ??= await loadCode(loadTexts);
    } catch (error) {
      this.#popover?.hidePopover();
      emit(this, 'playground-message', errorMessage(error));
      return;
    }
    const popover = this.#popover;
    if (!popover?.matches(':popover-open')) return;
    this.shown = word;
    await this.updateComplete;
    this.#place();
    popover.classList.add('placed');
    // It is read to those who do not see it, and scrolls by keys.
    popover.focus({ preventScroll: true });
    window.addEventListener('scroll', this.#place, { capture: true, passive: true });
    window.addEventListener('resize', this.#place);
  }

  #unfollow(): void {
    window.removeEventListener('scroll', this.#place, { capture: true });
    window.removeEventListener('resize', this.#place);
  }

  readonly #place = (): void => {
    const popover = this.#popover;
    // Of a word that is broken into two lines, the box of the first.
    const box = this.#button?.getClientRects()[0];
    if (!popover || !box) return;
    const view = { width: document.documentElement.clientWidth, height: window.innerHeight };
    const { left, top } = popoverPlace(box, popover.getBoundingClientRect(), view);
    popover.style.left = `${left}px`;
    popover.style.top = `${top}px`;
  };

  /** Who goes on by Tab leaves it behind. */
  readonly #leave = ({ relatedTarget }: FocusEvent): void => {
    const popover = this.#popover;
    // The button closes it by itself.
    if (!(relatedTarget instanceof Node) || relatedTarget === this.#button) return;
    if (!popover?.contains(relatedTarget)) popover?.hidePopover();
  };

  #meaning({ glossary, formulaOf }: Texts, word: WordId) {
    const words = glossary();
    const { term, text, see } = words[word];
    return html`<p class="term" id="term">${term}</p>
      <p id="text">${text}</p>
      ${formulaOf(word) ?? nothing}
      ${
        see.length > 0
          ? html`<p class="see">
              ${see.map(
                (other) =>
                  html`<button @click=${() => this.#open(other)}>${words[other].term}</button>`,
              )}
            </p>`
          : nothing
      }`;
  }

  protected override render() {
    const { shown, texts } = this;
    return html`<button class="word" popovertarget="meaning" aria-label=${this.label ?? nothing} aria-haspopup="dialog"><slot></slot></button
      ><div
        popover
        id="meaning"
        role="dialog"
        tabindex="-1"
        aria-labelledby="term"
        aria-describedby="text"
        @beforetoggle=${this.#closing}
        @toggle=${this.#toggle}
        @focusout=${this.#leave}
      >${shown && texts ? this.#meaning(texts, shown) : nothing}</div>`;
  }
}

customElements.define('playground-word', GlossaryWord);

declare global {
  interface HTMLElementTagNameMap {
    'playground-word': GlossaryWord;
  }
}
