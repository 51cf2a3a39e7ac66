import { msg, str } from '@lit/localize';
import type { AutoencoderPlayground } from '../../components/playground/autoencoder-playground.ts';
import type { Training } from '../../components/playground/playground-verbs.ts';
import type { Drawable } from '../../components/playground/script-draw.ts';
import type { ScriptWalk, WalkEnd } from '../../components/playground/script-walk.ts';
import {
  ADDRESS_NAMES,
  type AddressName,
  attributeFor,
  attributesOf,
} from '../../components/sharing/address.ts';
import type { PlaygroundState } from '../../components/sharing/properties.ts';
import { type RequestMessage, shown } from './protocol.ts';

/** Attributes by their names, as an address says them; null takes one away. */
export type WantedAttributes = {
  [Name in AddressName]?: string | number | boolean | object | null;
};

/**
 * An argument that is to be an object.
 * @throws {TypeError} with a sentence where it is not
 */
function record<Kind extends object>(argument: unknown): Kind {
  if (typeof argument === 'object' && argument !== null && !Array.isArray(argument)) {
    return argument as Kind;
  }
  throw new TypeError(msg(str`The argument is ${shown(argument)}, but must be an object.`));
}

/** @throws {RangeError} where a name is none of an attribute that an address may say */
function setAttributes(playground: AutoencoderPlayground, wanted: WantedAttributes): void {
  const names: readonly string[] = ADDRESS_NAMES;
  const unknown = Object.keys(wanted).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new RangeError(
      msg(str`${unknown} is no attribute of a frame, which may have ${names.join(', ')}.`),
    );
  }
  const texts = attributesOf(wanted as PlaygroundState);
  for (const name of Object.keys(wanted) as AddressName[]) {
    const text = texts.get(name);
    const value = text === undefined || wanted[name] === null ? null : attributeFor(name, text);
    if (value === null) playground.removeAttribute(name);
    else playground.setAttribute(name, value);
  }
}

type Verb = (playground: AutoencoderPlayground, ...given: unknown[]) => unknown;

/**
 * What a page may ask of the playground in its frame, by name: a verb more needs a row. Those that the
 * element has too are typed as they are there.
 */
export const VERBS = {
  /** From now on the page is told the events. */
  listen: () => undefined,
  ready: ({ ready }) => ready,
  state: ({ state }) => state,
  train: (playground, options = {}) => playground.train(record<Training>(options)),
  step: (playground) => playground.step(),
  pause: (playground) => playground.pause(),
  reset: (playground) => playground.reset(),
  draw: (playground, drawing) => playground.draw(drawing as Drawable),
  walk: (playground, from, to, options = {}) =>
    playground.walk(from as WalkEnd, to as WalkEnd, record<ScriptWalk>(options)),
  setState: (playground, wanted) => playground.setState(record<PlaygroundState>(wanted)),
  setAttributes: (playground, wanted) => setAttributes(playground, record(wanted)),
} satisfies Readonly<Record<string, Verb>>;

/** The verbs as promises, for the page around the frame. */
export type FrameVerbs = {
  [Name in Exclude<
    keyof typeof VERBS,
    'listen' | 'setAttributes'
  >]: AutoencoderPlayground[Name] extends (...given: infer Given) => infer Result
    ? (...given: Given) => Result
    : () => Promise<Awaited<AutoencoderPlayground[Name]>>;
} & { setAttributes(wanted: WantedAttributes): Promise<void> };

/**
 * Has the playground do what a request asks for.
 * @returns what that has come to, as `postMessage` can send it
 * @throws {Error} with a sentence where there is no such verb, its arguments make no sense, or it fails
 */
export async function obey(
  playground: AutoencoderPlayground,
  { verb, arguments: given }: RequestMessage,
): Promise<unknown> {
  if (!Object.hasOwn(VERBS, verb)) {
    const names = Object.keys(VERBS).join(', ');
    throw new RangeError(msg(str`There is no verb ${shown(verb)}; there are ${names}.`));
  }
  const work: Verb = VERBS[verb as keyof typeof VERBS];
  return work(playground, ...given);
}
