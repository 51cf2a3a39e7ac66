import { frameIsShown } from '../../components/base/in-sight.ts';
import type { AutoencoderPlayground } from '../../components/playground/autoencoder-playground.ts';
import type { ElementEvents } from '../../components/playground/element-events.ts';
import { type AllowList, readAllowList, refusal } from './allow-list.ts';
import { ContentHeight } from './content-height.ts';
import {
  type FrameMessage,
  type HostMessage,
  type RequestMessage,
  readMessage,
  VERSION,
} from './protocol.ts';
import { obey } from './verbs.ts';

/** Every event of the element is told to a page that listens. */
const EVENTS: Readonly<Record<keyof ElementEvents, true>> = {
  ready: true,
  progress: true,
  trained: true,
  'state-change': true,
  'playground-error': true,
};

/**
 * What goes in and out of the frame: the height to whoever embeds it; the page around may say how it shows
 * the frame and, if its origin is in the address's `api`, have the playground do and tell what a script of its
 * own page can.
 */
export class FrameDoor {
  readonly #playground: AutoencoderPlayground;
  readonly #allowed: AllowList;
  readonly #height = new ContentHeight((height) => this.#post({ type: 'height', height }, '*'));
  /** Whether the frame's address chose the theme, so that the page around does not. */
  readonly #hasOwnTheme: boolean;
  /** What the page around said last. */
  #theme: HostMessage['theme'] = 'system';
  /** Where the events go; none before a page that may has asked for them. */
  #listener: string | undefined;

  /** Opens it; to be called before the playground is rendered first. */
  constructor(playground: AutoencoderPlayground) {
    this.#playground = playground;
    this.#hasOwnTheme = playground.hasAttribute('theme');
    this.#allowed = readAllowList(new URLSearchParams(location.search).get('api'));
    for (const problem of this.#allowed.problems) console.warn(problem);
    for (const name of Object.keys(EVENTS) as (keyof ElementEvents)[]) {
      playground.addEventListener(name, (event) => {
        const { detail } = event as CustomEvent;
        if (this.#listener !== undefined)
          this.#post({ type: 'event', name, detail }, this.#listener);
      });
    }
    window.addEventListener('message', (event) => this.#hear(event));
  }

  #hear({ data, origin, source }: MessageEvent<unknown>): void {
    if (source !== window.parent) return;
    const message = readMessage(data);
    if (message === undefined) return;
    if (message.type === 'host') {
      this.#follow(message);
      return;
    }
    const refuse = (error: string) => this.#post({ type: 'answer', id: message.id, error }, origin);
    if (message.type === 'misread') refuse(message.problem);
    else if (!this.#allowed.isAllowed(origin)) refuse(refusal(origin));
    else void this.#answer(message, origin);
  }

  /** The page around tells how it shows the frame. */
  #follow({ theme, visible }: HostMessage): void {
    if (visible !== undefined) frameIsShown(visible);
    // Said once more, it does not undo what the reader chose since.
    if (theme !== undefined && theme !== this.#theme && !this.#hasOwnTheme) {
      this.#theme = theme;
      this.#playground.setAttribute('theme', theme);
    }
    this.#height.again();
  }

  async #answer(request: RequestMessage, origin: string): Promise<void> {
    const { id, verb } = request;
    if (verb === 'listen') this.#listener = origin;
    try {
      this.#post({ type: 'answer', id, value: await obey(this.#playground, request) }, origin);
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown.message : String(thrown);
      this.#post({ type: 'answer', id, error }, origin);
    }
  }

  #post(message: FrameMessage, origin: string): void {
    // A page without an origin can be named in no other way; it is the frame's parent all the same.
    const target = origin === 'null' ? '*' : origin;
    window.parent.postMessage({ autoencoderPlayground: VERSION, ...message }, target);
  }
}
