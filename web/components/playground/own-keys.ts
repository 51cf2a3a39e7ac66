import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { takesText } from './undo-keys.ts';

/** The keys that pressing a button, ticking a box and following a link take. */
const PRESSING = ['Enter', ' '];
/** Those with which one leaves a field. */
const LEAVING = ['Tab', 'Escape'];

/** Whether a press is one for the part that has the focus, and so is not meant for the page around. */
export function isOwnKey(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'defaultPrevented'>,
  target: EventTarget | undefined,
): boolean {
  if (event.defaultPrevented) return true;
  if (event.ctrlKey || event.metaKey || event.altKey || LEAVING.includes(event.key)) return false;
  if (takesText(target) || target instanceof HTMLSelectElement) return true;
  if (target instanceof HTMLInputElement && target.type === 'range') return true;
  const isPressed =
    target instanceof HTMLInputElement ||
    target instanceof HTMLButtonElement ||
    target instanceof HTMLAnchorElement;
  return isPressed && PRESSING.includes(event.key);
}

/** Keeps the keys that the element's parts use from the page around it, such as a deck of slides. */
export class OwnKeys implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('keydown', this.#press);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('keydown', this.#press);
  }

  readonly #press = (event: KeyboardEvent): void => {
    if (isOwnKey(event, event.composedPath()[0])) event.stopPropagation();
  };
}
