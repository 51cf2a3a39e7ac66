import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The commands of the keys. */
export interface UndoCommands {
  undo(): void;
  redo(): void;
}

/** Inputs that are no text, and so have nothing of their own to take back. */
const NO_TEXT = ['button', 'checkbox', 'color', 'file', 'radio', 'range', 'reset', 'submit'];

/** Whether an element takes text, whose own changes the keys take back. */
export function takesText(target: EventTarget | undefined): boolean {
  if (target instanceof HTMLInputElement) return !NO_TEXT.includes(target.type);
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLElement && target.isContentEditable;
}

/** What a press of keys asks for: Ctrl or Cmd with Z, with Shift as well, or Ctrl with Y. */
export function undoCommand(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>,
): keyof UndoCommands | undefined {
  const { ctrlKey, metaKey, shiftKey, altKey } = event;
  const key = event.key.toLowerCase();
  if (altKey || ctrlKey === metaKey) return undefined;
  if (key === 'z') return shiftKey ? 'redo' : 'undo';
  return key === 'y' && ctrlKey && !shiftKey ? 'redo' : undefined;
}

/** Obeys the keys anywhere on the page where that is the element's own, else within the element. */
export class UndoKeys implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #commands: UndoCommands;
  #place: HTMLElement | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, commands: UndoCommands) {
    this.#host = host;
    this.#commands = commands;
    host.addController(this);
  }

  hostConnected(): void {
    this.#place = this.#host.hasAttribute('whole-page') ? document.documentElement : this.#host;
    this.#place.addEventListener('keydown', this.#press);
  }

  hostDisconnected(): void {
    this.#place?.removeEventListener('keydown', this.#press);
  }

  readonly #press = (event: KeyboardEvent): void => {
    const command = undoCommand(event);
    const path = event.composedPath();
    const inDialog = path.some((place) => place instanceof HTMLDialogElement);
    if (!command || event.defaultPrevented || inDialog || takesText(path[0])) return;
    event.preventDefault();
    this.#commands[command]();
  };
}
