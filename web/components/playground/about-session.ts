import { msg, str } from '@lit/localize';
import {
  type Configuration,
  completed,
  type PartialConfiguration,
} from '../../engine/configuration.ts';
import { epochText } from '../base/numbers.ts';
import { widthsText } from '../settings/differences.ts';
import { PRESETS } from '../settings/presets.ts';
import { configurationDifference } from '../sharing/configuration-difference.ts';
import { dataText } from '../sharing/data-text.ts';
import type { AttributeTexts } from '../sharing/properties.ts';
import type { RequestedProperties } from '../sharing/requested-properties.ts';
import { epochsOf, type Moment } from './moment.ts';

/** What is told of a kept session before it is taken up. */
export interface AboutSession {
  configuration: Configuration;
  epochs: number;
  /** The data as a link says them; nothing for somebody's own. */
  data: string | undefined;
  /** The data in a few words. */
  dataName: string;
  classes: readonly number[];
  /** The page's address, which may say less or other things than what was done there since. */
  page: string;
}

export function aboutSession(moment: Moment, dataName: string): AboutSession {
  const { source, selection, classes } = moment.data;
  const { configuration } = moment;
  const data = dataText(source, selection);
  const page = location.href;
  return { configuration, epochs: epochsOf(moment), data, dataName, classes, page };
}

/** Whether both are the same but for seed and size of the images. */
const isSame = (a: Configuration, b: PartialConfiguration) =>
  Object.keys(configurationDifference(a, b)).length === 0;

/** What it was, such as "Two-unit map · 128-32-2 on MNIST, 3.2 epochs". */
export function sessionText({ configuration, dataName, epochs }: AboutSession): string {
  const preset = PRESETS.find((candidate) => isSame(configuration, candidate.configuration));
  const name = preset?.name ?? msg(str`the network ${widthsText(configuration.model)}`);
  if (epochs === 0) return msg(str`${name} on ${dataName}, not trained yet.`);
  return msg(str`${name} on ${dataName}, after ${epochText(epochs)} epochs.`);
}

/** "mnist" stands for whichever of the two there is. */
const anyMnist = (text: string | undefined) => text?.replace(/^mnist:\d+/, 'mnist');

/**
 * Whether attributes, or an address, ask for nothing else than what a session is about, as the very
 * address that it was at does.
 */
export function asksForNothingElse(
  texts: AttributeTexts,
  requested: RequestedProperties,
  about: AboutSession,
): boolean {
  if (about.page === location.href) return true;
  const says = (...names: (keyof AttributeTexts)[]) => names.some((name) => texts[name] != null);
  if (says('model')) return false;
  const { configuration } = about;
  const { seed } = completed(requested.configuration).training;
  const isOther = !isSame(configuration, requested.configuration);
  if (says('preset', 'config') && isOther) return false;
  if (says('preset', 'config', 'seed') && seed !== configuration.training.seed) return false;
  const { source, selection } = requested.data;
  const wanted = dataText(source, selection);
  const isExact = source.kind === 'mnist' && source.images !== undefined;
  const there = isExact ? about.data : anyMnist(about.data);
  if (says('data') && wanted !== there) return false;
  return !says('classes', 'preset') || requested.classes.join() === about.classes.join();
}
