import { LitElement } from 'lit';
import type { EngineOptions, Variant } from '../../engine/choose-build.ts';

/** The attributes of the element, by which its page says what it wants. */
export class PlaygroundAttributes extends LitElement {
  static override properties = {
    preset: { type: String },
    config: { type: String },
    seed: { type: String },
    data: { type: String },
    classes: { type: String },
    epochs: { type: String },
    panels: { type: String },
    drawer: { type: String },
    autostart: { type: Boolean },
    theme: { type: String },
    variant: { type: String },
    threads: { type: Number },
    wholePage: { type: Boolean, attribute: 'whole-page' },
    welcome: { type: Boolean },
  };

  /** The id of a preset; without one and without `config`, the first. */
  declare preset: string | null | undefined;
  /** A configuration as JSON: changes to the preset, or without one to the engine's defaults. */
  declare config: string | null | undefined;
  /** A whole number; the same seed and build give the same run. */
  declare seed: string | null | undefined;
  /** "digits", "digits:COUNT" or "mnist", and what of it as in "mnist/classes:1,2/images:5000". */
  declare data: string | null | undefined;
  /** The classes to train on, such as "1,2,3", or "all". */
  declare classes: string | null | undefined;
  /** After how many epochs training that starts by itself ends; 10 if it does not say. */
  declare epochs: string | null | undefined;
  /** The ids of the parts to show, with spaces or commas between them; all without it. */
  declare panels: string | null | undefined;
  /** The id of the drawer to open. */
  declare drawer: string | null | undefined;
  /** Training starts by itself as soon as there is a model. */
  declare autostart: boolean;
  /** "light", "dark" or "system". */
  declare theme: string | null | undefined;
  /**
   * Which build of the engine to start, 'simd' or 'relaxed', and on how many threads; without them
   * it is chosen for the browser. Read when the element is connected.
   */
  declare variant: Variant | null | undefined;
  declare threads: number | null | undefined;
  /**
   * The page is the element's alone: files may be dropped anywhere on it, and on a narrow screen the
   * train bar is at the window's edge. Read when the element is connected.
   */
  declare wholePage: boolean;
  /** Whether a first visitor is told what there is to see. */
  declare welcome: boolean;

  constructor() {
    super();
    this.autostart = false;
    this.wholePage = false;
    this.welcome = false;
  }

  protected get engineOptions(): EngineOptions {
    const { variant, threads } = this;
    return { ...(variant != null ? { variant } : {}), ...(threads != null ? { threads } : {}) };
  }

  /** The attributes that say what is trained, as one text to compare with another. */
  protected get settingsText(): string {
    const { preset, config, seed, data, classes } = this;
    return JSON.stringify([preset, config, seed, data, classes]);
  }
}
