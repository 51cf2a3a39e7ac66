import { inkOn, type Rgb, seenOn } from '../base/contrast.ts';
import type { Look } from '../sharing/requested-properties.ts';

/** A colour as it is painted, whatever words it was written in. */
function painted(root: ShadowRoot, colour: string): Rgb {
  const probe = document.createElement('span');
  probe.style.color = colour;
  root.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  const context = new OffscreenCanvas(1, 1).getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

const share = (colour: string, percent: number, over: string) =>
  `color-mix(in srgb, ${colour} ${percent}%, ${over})`;

/** The tokens that follow from the colours of the page's author. */
function tokensOf({ paper, surface, ink, font }: Look): Map<string, string> {
  const tokens = new Map<string, string>();
  const say = (name: string, value: string | undefined) => value && tokens.set(name, value);
  say('--paper', paper);
  say('--surface', surface);
  say('--ink', ink);
  say('--font', font);
  if (ink) say('--ink-soft', share('var(--ink)', 72, 'var(--surface)'));
  if (ink || surface) {
    say('--rule', share('var(--ink)', 16, 'var(--surface)'));
    say('--field-rule', share('var(--ink)', 55, 'var(--surface)'));
  }
  return tokens;
}

/**
 * The colours and the font that the page's author asks for, as the tokens that all parts are drawn with.
 * A reader who asks the system for other colours, or for more contrast, has those.
 */
export class AuthorLook {
  readonly sheet = new CSSStyleSheet();
  readonly #style: CSSStyleDeclaration;
  #shown: string | undefined;

  constructor() {
    this.sheet.insertRule(
      '@media (forced-colors: none) and (prefers-contrast: no-preference) { :host {} }',
    );
    const media = this.sheet.cssRules[0] as CSSMediaRule;
    this.#style = (media.cssRules[0] as CSSStyleRule).style;
  }

  /** Shows a look; in another colour scheme the same accent may stand out less. */
  show(root: ShadowRoot, look: Look, scheme: 'light' | 'dark'): void {
    const key = JSON.stringify([look, scheme]);
    if (key === this.#shown) return;
    this.#shown = key;
    for (const name of Array.from(this.#style)) this.#style.removeProperty(name);
    for (const [name, value] of tokensOf(look)) this.#style.setProperty(name, value);
    if (!look.accent) return;
    const [surface, ink] = [painted(root, 'var(--surface)'), painted(root, 'var(--ink)')];
    const accent = seenOn(surface, painted(root, look.accent), ink);
    this.#style.setProperty('--accent', `rgb(${accent.join(' ')})`);
    this.#style.setProperty('--accent-ink', inkOn(accent));
    this.#style.setProperty('--accent-soft', share('var(--accent)', 14, 'var(--surface)'));
  }
}
