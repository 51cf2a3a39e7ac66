import type { AutoencoderPlayground } from '../components/playground/autoencoder-playground.ts';
import {
  ADDRESS_NAMES,
  type AddressName,
  addressText,
  attributeFor,
  attributesOf,
  readAddress,
  STARTING_NAMES,
} from '../components/sharing/address.ts';
import type { PlaygroundState } from '../components/sharing/properties.ts';

const element = document.querySelector('autoencoder-playground') as AutoencoderPlayground;
/** The attributes that the page's own text gives the element. */
const own = new Map(ADDRESS_NAMES.map((name) => [name, element.getAttribute(name)] as const));

/** The attribute that an address asks for, or else the page's own. */
function wanted(name: AddressName, asked: string | undefined): string | null {
  return asked === undefined ? (own.get(name) ?? null) : attributeFor(name, asked);
}

/** Gives the element the attributes that stand in the address, behind its ? or its #. */
export function applyAddress(): void {
  const asked = new Map([...readAddress(location.search), ...readAddress(location.hash)]);
  for (const name of ADDRESS_NAMES) {
    const value = wanted(name, asked.get(name));
    if (value === null) element.removeAttribute(name);
    else element.setAttribute(name, value);
  }
  // Around the element the page has its paper; what is no colour is passed over here, too.
  document.body.style.backgroundColor = '';
  document.body.style.backgroundColor = element.getAttribute('paper') ?? '';
}

/** Keeps the address, the theme and language of the page around the element and the element in step from now on. */
export function followPlayground(): void {
  // Its scroll bars above all follow the theme chosen in the element.
  element.addEventListener('theme', (event) => {
    document.documentElement.style.colorScheme = (event as CustomEvent<string>).detail;
  });
  element.addEventListener('language', (event) => {
    document.documentElement.lang = (event as CustomEvent<string>).detail;
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  element.addEventListener('state-change', (event) => {
    const { detail } = event as CustomEvent<PlaygroundState>;
    clearTimeout(timer);
    timer = setTimeout(() => writeAddress(detail), 200);
  });
  window.addEventListener('hashchange', () => {
    clearTimeout(timer);
    applyAddress();
    void element.restart();
  });
}

function writeAddress(state: PlaygroundState): void {
  const before = readAddress(location.hash);
  const attributes = attributesOf(state);
  for (const name of STARTING_NAMES) {
    const value = before.get(name);
    if (value !== undefined) attributes.set(name, value);
  }
  history.replaceState(null, '', `#${addressText(attributes)}`);
}
