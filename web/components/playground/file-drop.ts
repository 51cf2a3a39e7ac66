import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { LocatedFile } from '../../engine/types.ts';
import { errorMessage, type Message } from '../base/events.ts';
import { droppedFiles } from '../data/located-files.ts';

/** Takes files and folders that are dropped onto an element, or anywhere on the page where that is its own. */
export class FileDrop implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #take: (files: readonly LocatedFile[]) => void;
  readonly #report: (message: Message) => void;
  #place: HTMLElement | undefined;
  /** Whether files are held over it. */
  over = false;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    take: (files: readonly LocatedFile[]) => void,
    report: (message: Message) => void,
  ) {
    this.#host = host;
    this.#take = take;
    this.#report = report;
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
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.#set(true);
  };

  readonly #dragLeave = ({ relatedTarget }: DragEvent): void => {
    const within = relatedTarget instanceof Node && this.#place?.contains(relatedTarget);
    if (!within) this.#set(false);
  };

  readonly #fail = (error: unknown): void => {
    this.#report(errorMessage(error));
  };

  readonly #drop = (event: DragEvent): void => {
    this.#set(false);
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    droppedFiles(event.dataTransfer).then(this.#take, this.#fail);
  };
}
