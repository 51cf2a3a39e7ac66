import { msg, str } from '@lit/localize';
import { loadCode } from '../../engine/outdated.ts';
import { errorMessage, type Message } from '../base/events.ts';

/** A part whose code is fetched once it is wanted. */
export interface FetchedPart {
  id: string;
  /** Its name for people: of a drawer, the text of its tab. */
  readonly name: string;
  /** Fetches its code, each part's by itself: together they would keep the page busy too long. */
  load(): Promise<unknown>;
}

/** How many parts are fetched at once: what is seen first is not to wait for what is seen later. */
const FIRST = 2;

/** The panels' code, each fetched once it is wanted. */
export class PanelCode {
  readonly #report: (message: Message) => void;
  readonly #fetches = new Map<string, Promise<void>>();

  constructor(report: (message: Message) => void) {
    this.#report = report;
  }

  want(part: FetchedPart): void {
    const { id, load } = part;
    if (this.#fetches.has(id)) return;
    const first = [...this.#fetches.values()].slice(0, FIRST);
    const turn = first.length < FIRST ? Promise.resolve() : Promise.all(first);
    const fetched = turn
      .then(() => loadCode(load))
      .then(
        () => undefined,
        (error) => {
          const message = errorMessage(error);
          const text = msg(str`${part.name} could not be loaded: ${message.text}`);
          this.#report(message.outdated ? message : { ...message, text });
        },
      );
    this.#fetches.set(id, fetched);
  }

  isWanted({ id }: Pick<FetchedPart, 'id'>): boolean {
    return this.#fetches.has(id);
  }

  /** Resolves once all that is wanted is there, or was told to be missing. */
  async settled(): Promise<void> {
    await Promise.all(this.#fetches.values());
  }
}
