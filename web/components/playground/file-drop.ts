import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { LocatedFile } from '../../engine/types.ts';
import { errorMessage, type Message } from '../base/events.ts';
import { droppedFiles } from '../data/located-files.ts';

/** Whoever takes what is dropped. */
export interface DropTaker {
  /** Whether it takes anything now. */
  isOpen(): boolean;
  take(files: readonly LocatedFile[]): void;
  report(message: Message): void;
}

/** Takes files and folders that are dropped onto an element, or anywhere on the page where that is its own. */
export class FileDrop implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #taker: DropTaker;
  #place: HTMLElement | undefined;
  /** Whether files are held over it. */
  over = false;

  constructor(host: ReactiveControllerHost & HTMLElement, taker: DropTaker) {
    this.#host = host;
    this.#taker = taker;
    host.addController(this);
  }

  hostConnected(): void {
    this.#place = this.#host.hasAttribute('whole-page') ? document.documentElement : this.#host;
    this.#place.addEventListener('dragover', this.#dragOver);
    this.#place.addEventListener('dragleave', this.#dragLeave);
    this.#place.addEventListener('drop', this.#drop);
  }

  hostDisconnected(): void {
    this.#place?.removeEventListener('dragover', this.#dragOver);
    this.#place?.removeEventListener('dragleave', this.#dragLeave);
    this.#place?.removeEventListener('drop', this.#drop);
  }

  #set(over: boolean): void {
    if (over === this.over) return;
    this.over = over;
    this.#host.requestUpdate();
  }

  readonly #dragOver = (event: DragEvent): void => {
    const { dataTransfer } = event;
    if (!dataTransfer?.types.includes('Files')) return;
    // Also where it takes none: the browser would leave the page for the file.
    event.preventDefault();
    if (this.#taker.isOpen()) this.#set(true);
    else dataTransfer.dropEffect = 'none';
  };

  readonly #dragLeave = ({ relatedTarget }: DragEvent): void => {
    const within = relatedTarget instanceof Node && this.#place?.contains(relatedTarget);
    if (!within) this.#set(false);
  };

  readonly #drop = (event: DragEvent): void => {
    this.#set(false);
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    if (!this.#taker.isOpen()) return;
    droppedFiles(event.dataTransfer).then(
      (files) => this.#taker.take(files),
      (error: unknown) => this.#taker.report(errorMessage(error)),
    );
  };
}
