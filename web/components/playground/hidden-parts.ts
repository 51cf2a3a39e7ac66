import { css, unsafeCSS } from 'lit';
import { HIDEABLE, type Hideable } from '../sharing/restrictions.ts';

/** What each name of the attribute `hide` leaves out, as selectors within the element's own root. */
const SELECTORS: Readonly<Record<Hideable, readonly string[]>> = {
  title: ['playground-header::part(title)'],
  // Its questions stay: a dialog that is asked for and not shown would leave the whole page inert.
  data: ['playground-data-bar::part(bar)'],
  preset: ['playground-preset-choice'],
  undo: ['playground-undo'],
  share: ['playground-share-button'],
  theme: ['playground-header::part(theme)'],
  language: ['playground-header::part(language)'],
  train: ['playground-train-bar::part(train)', 'playground-train-bar::part(invite)'],
  step: ['playground-train-bar::part(step)', 'playground-train-bar::part(help)'],
  epoch: ['playground-train-bar::part(epoch)', 'playground-train-bar::part(help)'],
  reset: ['playground-train-bar::part(reset)', 'playground-train-bar::part(help)'],
  speed: ['playground-train-bar::part(speed)'],
  stop: ['playground-train-bar::part(stop)'],
  seed: ['playground-train-bar::part(seed)'],
  metrics: ['playground-train-bar::part(metrics)'],
  settings: ['playground-network::part(settings)'],
  about: ['playground-network::part(about)'],
  layers: ['playground-network::part(layers)'],
  input: ['playground-network::part(input)'],
  noise: ['playground-network::part(noise)'],
  replay: ['playground-loss-chart::part(replay)'],
  runs: ['playground-loss-chart::part(runs)'],
  tabs: ['.parts', 'playground-drawers::part(tabs)'],
  foot: ['.foot'],
};

const FOLDED = ['speed', 'stop', 'seed'] as const;
const BUTTONS = ['step', 'epoch', 'reset'] as const;

/** The class that leaves a part out. */
export function hidingClass(name: Hideable): string {
  return `without-${name}`;
}

/** Selects an element within the page where all of the names are left out. */
function without(names: readonly Hideable[], selector: string): string {
  return `.page${names.map((name) => `.${hidingClass(name)}`).join('')} ${selector}`;
}

const toggle = 'playground-train-bar::part(toggle)';
const rules = HIDEABLE.flatMap((name) => SELECTORS[name].map((part) => without([name], part)));
const hidden = unsafeCSS([...rules, without([...FOLDED, ...BUTTONS], toggle)].join(','));

/** The rules that leave parts out, however these lay themselves out: the rules of the root count first. */
export const hidingStyles = css`
  ${hidden} {
    display: none;
  }
  /* From there on the bar has room for its buttons, and folds nothing else away. */
  @container playground (min-width: 744px) {
    ${unsafeCSS(without(FOLDED, toggle))} {
      display: none;
    }
  }
`;
