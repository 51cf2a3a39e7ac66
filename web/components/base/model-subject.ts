import { noChange } from 'lit';
import { Directive, directive, type ElementPart, type PartInfo, PartType } from 'lit/directive.js';
import type { DatasetInfo, Images, ModelInfo } from '../../engine/types.ts';
import type { ModelQueries } from './model-queries.ts';

/** The model that panels are about, and the data that it is trained and tested on. */
export interface ModelSubject {
  /** The questions to the model; nothing as long as there is no engine. */
  queries: ModelQueries | undefined;
  data: DatasetInfo | undefined;
  model: ModelInfo | undefined;
  /** A number that grows whenever the parameters or the data have changed, or others are looked at. */
  revision: number;
}

/** A subject that is there: there are an engine, data and a model. */
export interface PresentSubject {
  queries: ModelQueries;
  data: DatasetInfo;
  model: ModelInfo;
}

/** The first test images, at most `most` of them. */
export function firstTestImages(
  { queries, data }: Pick<PresentSubject, 'queries' | 'data'>,
  most: number,
): Promise<Images> {
  return queries.testImages(0, Math.min(most, data.testCount));
}

/** Something made from the data, made once and anew only for other data. */
export class PerData<Made> {
  readonly #make: (subject: PresentSubject) => Promise<Made>;
  #made: { data: DatasetInfo; value: Made } | undefined;

  constructor(make: (subject: PresentSubject) => Promise<Made>) {
    this.#make = make;
  }

  async of(subject: PresentSubject): Promise<Made> {
    const { data } = subject;
    if (this.#made?.data === data) return this.#made.value;
    const value = await this.#make(subject);
    this.#made = { data, value };
    return value;
  }
}

class AboutDirective extends Directive {
  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('`about` belongs into an element’s tag.');
  }

  render(_subject: ModelSubject) {
    return noChange;
  }

  override update({ element }: ElementPart, [subject]: [ModelSubject]) {
    const { queries, data, model, revision } = subject;
    Object.assign(element, { queries, data, model, revision });
    return noChange;
  }
}

/** Gives a `ModelPanel` its subject, as in html`<my-panel ${about(subject)}></my-panel>`. */
export const about = directive(AboutDirective);
