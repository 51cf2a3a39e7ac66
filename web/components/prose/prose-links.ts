import { msg, str } from '@lit/localize';
import { loadCode } from '../../engine/outdated.ts';
import { errorMessage } from '../base/events.ts';
import type { PlaygroundState } from '../sharing/properties.ts';

/** A playground that links in the text around it change. */
export interface Figure extends HTMLElement {
  setState(change: (state: Partial<PlaygroundState>) => Partial<PlaygroundState>): Promise<void>;
  train(training?: { epochs?: number }): Promise<unknown>;
  step(): Promise<unknown>;
  pause(): Promise<void>;
  reset(): Promise<void>;
}

/** A figure, and how it shows a sentence. */
interface Shown {
  figure: Figure;
  tell(sentence: string): void;
  /** What was asked of it last: the next request comes after that. */
  last: Promise<void>;
}

const LINKS = '[data-playground]';
const PRESSED = ['Enter', ' '];

/** The playgrounds of the document, in the order in which they came. */
const shown = new Set<Shown>();
let observer: MutationObserver | undefined;

/** Whether the browser itself makes a click of a press of keys on it. */
function isPressable(link: Element): boolean {
  return link.matches('a[href], button, input, summary');
}

/** Gives what would be a link without an address the role and the place in the order of a button. */
function makeReachable(root: ParentNode): void {
  for (const link of root.querySelectorAll(LINKS)) {
    if (isPressable(link)) continue;
    if (!link.hasAttribute('role')) link.setAttribute('role', 'button');
    if (!link.hasAttribute('tabindex')) link.setAttribute('tabindex', '0');
  }
}

async function obey(figure: Figure, link: HTMLElement): Promise<() => Promise<unknown>> {
  const { proseRequest } = await loadCode(() => import('./prose-request.ts'));
  const { set, do: verb } = link.dataset;
  const request = proseRequest({ ...(set ? { set } : {}), ...(verb ? { do: verb } : {}) });
  if (request.change) await figure.setState(request.change);
  return async () => {
    const asked = request.verb;
    if (asked?.do === 'train') {
      await figure.train(asked.epochs === undefined ? {} : { epochs: asked.epochs });
    } else if (asked) await figure[asked.do]();
  };
}

function follow(link: HTMLElement): void {
  const id = link.dataset.playground ?? '';
  const all = [...shown];
  const [first] = all;
  const found = id === '' && all.length === 1 ? first : all.find(({ figure }) => figure.id === id);
  if (!found || (id === '' && all.length > 1)) {
    first?.tell(
      id === ''
        ? msg('A link says none of the playgrounds here: data-playground must be the id of one.')
        : msg(str`A link is meant for a playground with the id "${id}", which is not here.`),
    );
    return;
  }
  const fail = (error: unknown) => found.tell(errorMessage(error).text);
  found.last = found.last
    .then(() => obey(found.figure, link))
    // Training goes on while the next link is followed, which may pause it.
    .then((act) => void act().catch(fail), fail);
}

function linkOf({ target }: Event): HTMLElement | undefined {
  const link = target instanceof Element ? target.closest(LINKS) : undefined;
  return link instanceof HTMLElement ? link : undefined;
}

const click = (event: MouseEvent): void => {
  const link = linkOf(event);
  if (!link || event.defaultPrevented || event.button !== 0) return;
  const opensElsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (opensElsewhere && link.matches('a[href]')) return;
  event.preventDefault();
  follow(link);
};

const press = (event: KeyboardEvent): void => {
  const link = linkOf(event);
  if (!link || event.target !== link || event.defaultPrevented || isPressable(link)) return;
  if (!PRESSED.includes(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
  // A press of Space would scroll the page.
  event.preventDefault();
  if (!event.repeat) follow(link);
};

function install(): void {
  document.addEventListener('click', click);
  document.addEventListener('keydown', press);
  makeReachable(document);
  observer = new MutationObserver(() => makeReachable(document));
  observer.observe(document, { childList: true, subtree: true });
}

function uninstall(): void {
  document.removeEventListener('click', click);
  document.removeEventListener('keydown', press);
  observer?.disconnect();
}

/**
 * Has links and buttons of the document change a figure from now on: those whose data-playground is its id
 * or, where it is the only one, empty.
 * @param tell shows a sentence in the figure
 * @returns what ends that
 */
export function followProse(figure: Figure, tell: (sentence: string) => void): () => void {
  const one: Shown = { figure, tell, last: Promise.resolve() };
  if (shown.size === 0) install();
  shown.add(one);
  return () => {
    shown.delete(one);
    if (shown.size === 0) uninstall();
  };
}
