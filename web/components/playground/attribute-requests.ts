import type { Message } from '../base/events.ts';
import { type RequestedProperties, requestedProperties } from '../sharing/requested-properties.ts';
import { report } from './element-events.ts';
import { PARTS } from './panels.ts';
import type { PlaygroundAttributes } from './playground-attributes.ts';

/** What the attributes of a playground ask for, and what of it is passed over. */
export class AttributeRequests {
  readonly #host: PlaygroundAttributes;
  #problem: string | undefined;

  /** What they asked for when they were read last; defaults before. */
  asked: RequestedProperties = requestedProperties({}, PARTS);

  constructor(host: PlaygroundAttributes) {
    this.#host = host;
  }

  /** Reads them, and tells of those that make no sense. */
  read(): void {
    this.#problem = undefined;
    this.readAgain();
    const { problems } = this.asked;
    if (problems.length > 0) this.tell(problems.join(' '));
  }

  /** Reads them without telling again of what made no sense. */
  readAgain(): void {
    this.asked = this.now();
  }

  /** What they ask for now. */
  now(): RequestedProperties {
    return requestedProperties(this.#host, PARTS);
  }

  /** Tells of what was asked for and is passed over. */
  tell(sentence: string): void {
    report(this.#host, 'playground-error', { message: sentence });
    this.note([this.#problem, sentence].filter(Boolean).join(' '));
  }

  /** Shows a sentence that was told already, or none any more. */
  note(sentence: string | undefined): void {
    this.#problem = sentence;
    this.#host.requestUpdate();
  }

  get message(): Message | undefined {
    return this.#problem ? { kind: 'error', text: this.#problem } : undefined;
  }
}
