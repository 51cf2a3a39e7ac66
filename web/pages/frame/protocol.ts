import { msg, str } from '@lit/localize';
import { isThemeChoice, THEME_CHOICES, type ThemeChoice } from '../../components/base/theme.ts';
import type { ElementEvents } from '../../components/playground/element-events.ts';

/** The version that every message names as its `autoencoderPlayground`. */
export const VERSION = 1;

/** What an answer finds back to its request by; the page around chooses it. */
export type MessageId = string | number;

type ForwardedEvent = {
  [Name in keyof ElementEvents]: { type: 'event'; name: Name; detail: ElementEvents[Name] };
}[keyof ElementEvents];

/** What the frame tells the page around it. */
export type FrameMessage =
  /**
   * The height of what it shows in CSS pixels, a whole number, 0 where nothing is laid out yet; whoever
   * embeds it is told.
   */
  | { type: 'height'; height: number }
  /** What a verb has come to. */
  | { type: 'answer'; id: MessageId; value: unknown }
  /** A sentence that says why there is none; without an id where the request had none that makes sense. */
  | { type: 'answer'; id: MessageId | undefined; error: string }
  | ForwardedEvent;

/** How the page around shows the frame: any page may say it, and is told the height in return. */
export interface HostMessage {
  type: 'host';
  theme?: ThemeChoice | undefined;
  /** Whether its styles show the frame. */
  visible?: boolean | undefined;
}

/** Has the playground do something, or tell something. */
export interface RequestMessage {
  type: 'request';
  id: MessageId;
  verb: string;
  arguments: readonly unknown[];
}

/** A message that makes no sense, and a sentence that says why. */
export interface MisreadMessage {
  type: 'misread';
  id: MessageId | undefined;
  problem: string;
}

type Fields = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const isId = (value: unknown): value is MessageId =>
  typeof value === 'string' || typeof value === 'number';

/** A value as a sentence can show it, of any size and kind. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return `"${value.slice(0, 80)}"`;
  if (Array.isArray(value)) return msg('an array');
  return isRecord(value) ? msg('an object') : String(value);
}

function hostProblem({ theme, visible }: Fields): string | undefined {
  if (theme !== undefined && !isThemeChoice(theme)) {
    return msg(str`theme is ${shown(theme)}, but must be one of ${THEME_CHOICES.join(', ')}.`);
  }
  if (visible !== undefined && typeof visible !== 'boolean') {
    return msg(str`visible is ${shown(visible)}, but must be true or false.`);
  }
  return undefined;
}

function requestProblem({ id, verb, arguments: given }: Fields): string | undefined {
  if (!isId(id)) return msg(str`id is ${shown(id)}, but must be a text or a number.`);
  if (typeof verb !== 'string') return msg(str`verb is ${shown(verb)}, but must be a text.`);
  if (given !== undefined && !Array.isArray(given)) {
    return msg(str`arguments is ${shown(given)}, but must be an array.`);
  }
  return undefined;
}

/**
 * Reads what was posted to the frame, whatever it is.
 * @returns nothing where it does not claim to be for a playground
 */
export function readMessage(
  data: unknown,
): HostMessage | RequestMessage | MisreadMessage | undefined {
  if (!isRecord(data) || data.autoencoderPlayground === undefined) return undefined;
  const { autoencoderPlayground: version, type, id, verb, theme, visible } = data;
  const misread = (problem: string): MisreadMessage => ({
    type: 'misread',
    id: isId(id) ? id : undefined,
    problem,
  });
  if (version !== VERSION) {
    return misread(
      msg(str`autoencoderPlayground is ${shown(version)}, but this playground speaks ${VERSION}.`),
    );
  }
  if (type === 'host') {
    const problem = hostProblem(data);
    if (problem) return misread(problem);
    return { type, theme: theme as ThemeChoice, visible: visible as boolean };
  }
  if (type === 'request') {
    const problem = requestProblem(data);
    if (problem) return misread(problem);
    const given = (data.arguments ?? []) as unknown[];
    return { type, id: id as MessageId, verb: verb as string, arguments: given };
  }
  return misread(msg(str`type is ${shown(type)}, but must be one of ${'host, request'}.`));
}
