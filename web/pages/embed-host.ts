// The script for pages that have the playground in frames: it makes each frame as high as what it shows, tells
// it the theme of the page and whether the page hides it, and lets the page's own script use the playground.
// A page loads it from any origin and perhaps twice: it imports nothing, and leaves one name behind.
import type { ThemeChoice } from '../components/base/theme.ts';
import type { ElementEvents } from '../components/playground/element-events.ts';
import type { FrameMessage, HostMessage, RequestMessage } from './frame/protocol.ts';
import type { FrameVerbs } from './frame/verbs.ts';

/** The playground in a frame. A promise rejects with a sentence where what is asked for cannot be had. */
export interface FramedPlayground extends FrameVerbs {
  /** Tells a listener the detail of every event of this name; resolves once it is listened to. */
  on<Name extends keyof ElementEvents>(
    name: Name,
    listener: (detail: ElementEvents[Name]) => void,
  ): Promise<void>;
}

declare global {
  interface Window {
    AutoencoderPlayground?: {
      /**
       * The playground in a frame of the page.
       * @throws {Error} where it is no frame of this site
       */
      frame(frame: HTMLIFrameElement | null): FramedPlayground;
    };
  }
}

/** Milliseconds between two looks at styles, which nothing tells of: those of slides hide. */
const LOOK = 250;
const { href, origin } = new URL('embed.html', (document.currentScript as HTMLScriptElement).src);
const root = document.documentElement;
/** What each frame was told of the page last. */
const told = new WeakMap<Element, string>();

type Data = FrameMessage & { autoencoderPlayground: unknown };

const isOurs = (frame: unknown): frame is HTMLIFrameElement =>
  (frame as Partial<HTMLIFrameElement> | null)?.src?.startsWith(href) ?? false;
const frames = () => [...document.querySelectorAll('iframe')].filter(isOurs);

/** Has a listener told what comes from frames of the page, until it returns what is true. */
const hear = (listener: (frame: HTMLIFrameElement, data: Data) => unknown): void => {
  const take = ({ data, source, origin: from }: MessageEvent<Data>) => {
    if (from !== origin || data?.autoencoderPlayground !== 1) return;
    const frame = frames().find(({ contentWindow }) => contentWindow === source);
    if (frame && listener(frame, data)) removeEventListener('message', take);
  };
  addEventListener('message', take);
};

const post = (
  frame: HTMLIFrameElement,
  message: HostMessage | RequestMessage,
  target: string,
): void => frame.contentWindow?.postMessage({ autoencoderPlayground: 1, ...message }, target);

const schemesIn = (text: string) => text.match(/\b(dark|light)(?=(-theme|-mode)?(\s|$))/g);

/** The theme that the page is marked with, or else the one that its styles ask for. */
const themeAround = (frame: HTMLIFrameElement): ThemeChoice => {
  const [scheme = 'system', other] = new Set(
    schemesIn(`${root.dataset.theme} ${root.className}`) ??
      schemesIn(getComputedStyle(frame).colorScheme),
  );
  return other ? 'system' : (scheme as ThemeChoice);
};

/** Tells a frame how the page shows it, where that is not what it was told. */
const follow = (frame: HTMLIFrameElement): void => {
  const theme = themeAround(frame);
  const visible = frame.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const text = theme + visible;
  if (told.get(frame) === text) return;
  told.set(frame, text);
  // The frame may not be there yet, and nothing of this is a secret.
  post(frame, { type: 'host', theme, visible }, '*');
};
const greet = (frame: HTMLIFrameElement): void => {
  told.delete(frame);
  follow(frame);
};
const look = (): void => frames().forEach(follow);

hear((frame, data) => {
  if (data.type !== 'height' || !data.height) return;
  const { style } = frame;
  style.height = `${data.height}px`;
  // Where its border counts as a part of its height, that much is missing.
  if (frame.clientHeight) style.height = `${2 * data.height - frame.clientHeight}px`;
  // A scroll bar that comes and goes while the height is on its way would change it.
  frame.scrolling = frame.clientHeight < data.height ? 'auto' : 'no';
});

// A frame that has loaded anew knows nothing.
document.addEventListener('load', ({ target }) => isOurs(target) && greet(target), true);
new MutationObserver(look).observe(root, { attributes: true });
setInterval(look, LOOK);
look();

window.AutoencoderPlayground = {
  frame(frame) {
    if (!isOurs(frame)) throw new Error(`No frame of ${href}`);
    const hearIt = (listener: (data: Data) => unknown) =>
      hear((from, data) => from === frame && listener(data));
    // It hears once it has told something, which it does when it is greeted or starts.
    const isThere = new Promise<unknown>(hearIt);
    greet(frame);
    const ask = async (verb: string, given: unknown[]): Promise<unknown> => {
      await isThere;
      return new Promise((resolve, reject) => {
        const id = Math.random();
        hearIt((data) => {
          if (!('id' in data) || data.id !== id) return false;
          if ('error' in data) reject(new Error(data.error));
          else resolve(data.value);
          return true;
        });
        post(frame, { type: 'request', id, verb, arguments: given }, origin);
      });
    };
    const on = (name: string, listener: (detail: never) => void) => {
      hearIt((data) => {
        if ('name' in data && data.name === name) listener(data.detail as never);
      });
      return ask('listen', []);
    };
    // Its verbs are those that the frame knows; something with `then` would be taken for a promise.
    return new Proxy({} as FramedPlayground, {
      get: (_, verb) => {
        if (verb === 'on') return on;
        if (typeof verb !== 'string' || verb === 'then') return undefined;
        return (...given: unknown[]) => ask(verb, given);
      },
    });
  },
};
