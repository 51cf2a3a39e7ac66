import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The share that must be seen: of the element or, where that is the larger one, of the window. */
const SHARE = 0.5;
const THRESHOLDS = Array.from({ length: 41 }, (_, i) => i / 40);
/** Milliseconds between two looks at what no observer tells of: styles that hide, as those of slides do. */
const LOOK = 250;

/**
 * Whether the page around the document's frame shows that. The frame cannot see it: the observer's own
 * `trackVisibility` takes slides that are only scaled down or tinted for hidden.
 */
let isFrameShown = true;

/** The page around tells whether its styles show the frame. */
export function frameIsShown(shown: boolean): void {
  isFrameShown = shown;
}

const area = ({ width, height }: { width: number; height: number }) => width * height;

type Intersection = Pick<
  IntersectionObserverEntry,
  'intersectionRect' | 'boundingClientRect' | 'rootBounds'
>;

/** Whether half of an element, or of the window that it is larger than, is in sight. */
export function isHalfInSight(
  { intersectionRect, boundingClientRect, rootBounds }: Intersection,
  display: { width: number; height: number },
): boolean {
  const seen = area(intersectionRect);
  // A frame of another site is not told how large the window is.
  const window = rootBounds ? area(rootBounds) : area(display) / 3;
  return seen > 0 && seen >= SHARE * Math.min(area(boundingClientRect), window);
}

/** The playground that an element is a part of, or else the outermost element around it. */
function playgroundOf(element: Element): Element {
  if (element.localName === 'autoencoder-playground') return element;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? playgroundOf(root.host) : element;
}

/** Whether a reader has the playground in sight: by place, by style, and by the tab. */
export class InSight implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #changed: () => void;
  #element: Element | undefined;
  #observer: IntersectionObserver | undefined;
  #resizing: ResizeObserver | undefined;
  #isInView = false;
  #timer: ReturnType<typeof setInterval> | undefined;

  seen = false;

  constructor(host: ReactiveControllerHost & Element, changed: () => void) {
    this.#host = host;
    this.#changed = changed;
    host.addController(this);
  }

  hostConnected(): void {
    const observer = new IntersectionObserver(
      (entries) => {
        const entry = entries.at(-1);
        if (entry) this.#isInView = isHalfInSight(entry, screen);
        this.#look();
      },
      { threshold: THRESHOLDS },
    );
    const element = playgroundOf(this.#host);
    // What had no size counts as wholly in sight, so that nothing is told once it has one.
    const resizing = new ResizeObserver(() => {
      observer.unobserve(element);
      observer.observe(element);
    });
    resizing.observe(element);
    [this.#element, this.#observer, this.#resizing] = [element, observer, resizing];
    document.addEventListener('visibilitychange', this.#look);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#resizing?.disconnect();
    document.removeEventListener('visibilitychange', this.#look);
    this.follow(false);
  }

  /** Looks at styles as well from now on, or no more: as long as something runs that is to be seen. */
  follow(isWanted: boolean): void {
    if (isWanted === (this.#timer !== undefined)) return;
    clearInterval(this.#timer);
    this.#timer = isWanted ? setInterval(this.#look, LOOK) : undefined;
  }

  readonly #look = (): void => {
    const isShown = () =>
      this.#element?.checkVisibility({ opacityProperty: true, visibilityProperty: true }) ?? false;
    const seen = this.#isInView && isFrameShown && !document.hidden && isShown();
    if (seen === this.seen) return;
    this.seen = seen;
    this.#changed();
  };
}
