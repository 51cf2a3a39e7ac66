import { Ivya } from 'ivya';

// This is what a page is given before it is asked for anything: finding elements as Playwright does,
// and the few things that a person does which no protocol offers.

const name = /Firefox/.test(navigator.userAgent) ? 'firefox' : 'webkit';
const ivya = Ivya.create({ browser: name });

export type Found<T> = { found: T } | { reason: string };

function all(selector: string): Element[] {
  return ivya.queryLocatorSelectorAll(selector, document);
}

function isVisible(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true });
}

function isEnabled(element: Element): boolean {
  return !element.matches(':disabled') && element.closest('[aria-disabled="true"]') === null;
}

/** The one element, and what keeps anyone from using it. */
function one(selector: string): Found<Element> {
  const [element, ...others] = all(selector);
  if (!element) return { reason: 'it is not on the page' };
  if (others.length > 0) return { reason: `there are ${others.length + 1} of it` };
  return { found: element };
}

/** The innermost element at a place, through all shadow roots. */
function elementAt(x: number, y: number): Element | null {
  let element = document.elementFromPoint(x, y);
  for (;;) {
    const inner: Element | null | undefined = element?.shadowRoot?.elementFromPoint(x, y);
    if (!inner || inner === element) return element;
    element = inner;
  }
}

/** Whether a press at an element is one at another: on itself, in it, or on its label. */
function isPartOf(element: Element | null, whole: Element): boolean {
  for (let node: Node | null = element; node; ) {
    if (node === whole) return true;
    if (node instanceof HTMLLabelElement && node.control === whole) return true;
    node = (node instanceof Element && node.assignedSlot) || parentOf(node);
  }
  return false;
}

function parentOf(node: Node): Node | null {
  return node instanceof ShadowRoot ? node.host : node.parentNode;
}

function centreOf(element: Element): [x: number, y: number] {
  const { x, y, width, height } = element.getBoundingClientRect();
  // A mouse goes to whole pixels; what is looked at is what it will be at.
  return [Math.round(x + width / 2), Math.round(y + height / 2)];
}

const isOnScreen = ([x, y]: [number, number]) =>
  x >= 0 && y >= 0 && x < window.innerWidth && y < window.innerHeight;

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** Where to press an element, once it stands still and nothing is above it. */
async function placeToPress(selector: string): Promise<Found<[x: number, y: number]>> {
  const target = one(selector);
  if ('reason' in target) return target;
  const { found } = target;
  if (!isVisible(found)) return { reason: 'it is not visible' };
  if (!isEnabled(found)) return { reason: 'it is disabled' };
  const isFree = () =>
    isOnScreen(centreOf(found)) && isPartOf(elementAt(...centreOf(found)), found);
  if (!isFree()) found.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  const before = centreOf(found);
  await nextFrame();
  const place = centreOf(found);
  if (place.join() !== before.join()) return { reason: 'it moves' };
  const above = elementAt(...place);
  if (!isPartOf(above, found)) return { reason: `<${above?.localName}> is above it` };
  return { found: place };
}

function scrollIntoView(element: Element): void {
  if (isOnScreen(centreOf(element))) return;
  element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
}

/** Tells the page of a new value as a browser does when a person chose it. */
function tellOfChange(element: Element): void {
  element.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  element.dispatchEvent(new Event('change', { bubbles: true }));
}

function fill(element: Element, value: string): void {
  if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) {
    throw new Error(`<${element.localName}> is nothing to write in`);
  }
  element.focus();
  element.value = value;
  if (element.type === 'range') tellOfChange(element);
  else element.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
}

/** What is written in a text field counts, for the page, when it is left. */
function blur(element: HTMLInputElement): void {
  element.dispatchEvent(new Event('change', { bubbles: true }));
  element.blur();
}

function select(element: Element, wanted: string): boolean {
  if (!(element instanceof HTMLSelectElement))
    throw new Error(`<${element.localName}> has no options`);
  const texts = (option: HTMLOptionElement) => [option.value, option.label.trim()];
  const option = [...element.options].find((candidate) => texts(candidate).includes(wanted));
  if (!option) return false;
  option.selected = true;
  tellOfChange(element);
  return true;
}

/** What can be read on the page, through all shadow roots. */
function text(root: Node = document.body): string {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  const words: string[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Element && node.shadowRoot) words.push(text(node.shadowRoot));
    else if (node instanceof Text && node.parentElement?.checkVisibility()) words.push(node.data);
  }
  return words.join(' ').replace(/\s+/g, ' ');
}

/** What was thrown and not caught from when the page was given this. */
const thrown: string[] = [];
window.addEventListener('error', (event) => {
  // Nothing was thrown: a browser tells in this way, too, that what a change of size changed is shown
  // a frame later.
  if (/^ResizeObserver loop/.test(event.message)) return;
  thrown.push(event.message);
});
window.addEventListener('unhandledrejection', ({ reason }) => thrown.push(String(reason)));

const inPage = {
  thrown,
  all,
  one,
  isVisible,
  isEnabled,
  text,
  placeToPress,
  scrollIntoView,
  fill,
  blur,
  select,
};
export type InPage = typeof inPage;

Object.assign(globalThis, { inPage });
