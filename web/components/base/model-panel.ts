import { html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { DatasetInfo, ModelInfo } from '../../engine/types.ts';
import { LocalizedElement } from './localized-element.ts';
import './image-strip.ts';
import { LiveTask } from './live-task.ts';
import type { ModelQueries } from './model-queries.ts';
import type { ModelSubject, PresentSubject } from './model-subject.ts';

/** The occasions on which a panel's work is done. */
export interface TaskTiming {
  /** The names of the properties whose changes ask for it. */
  on: readonly string[];
  /** The names of those that somebody changes by hand: for them it does not wait. */
  urgentOn?: readonly string[];
  /** Milliseconds from one start of the work to the next, at the least. */
  interval: number;
}

/** A panel that shows something about the model, and keeps up with it while somebody can see it. */
export class ModelPanel extends LocalizedElement implements ModelSubject {
  static override properties: PropertyDeclarations = {
    queries: { attribute: false },
    data: { attribute: false },
    model: { attribute: false },
    revision: { type: Number },
  };

  declare queries: ModelQueries | undefined;
  declare data: DatasetInfo | undefined;
  declare model: ModelInfo | undefined;
  declare revision: number;

  readonly #tasks: { task: LiveTask; timing: TaskTiming }[] = [];

  constructor() {
    super();
    this.revision = 0;
  }

  /** Does work whenever one of its properties has changed, once there are a model and data. */
  protected keepUp(timing: TaskTiming, work: (subject: PresentSubject) => Promise<void>): LiveTask {
    const task = new LiveTask(this, timing.interval, async () => {
      const { queries, data, model } = this;
      if (queries && data && model) await work({ queries, data, model });
    });
    this.#tasks.push({ task, timing });
    return task;
  }

  /** A panel that changes properties of its own here calls this afterwards. */
  protected override willUpdate(changed: PropertyValues): void {
    for (const { task, timing } of this.#tasks) {
      const urgent = timing.urgentOn?.some((name) => changed.has(name)) ?? false;
      if (urgent || timing.on.some((name) => changed.has(name))) task.request(urgent);
    }
  }

  /** A strip of images of the data's size, [count × rows × columns], side by side. */
  protected strip(pixels: Float32Array, label: string, gap = 2) {
    if (!this.data) return nothing;
    const { rows, columns } = this.data;
    return html`<playground-image-strip
      .pixels=${pixels}
      rows=${rows}
      columns=${columns}
      gap=${gap}
      label=${label}
    ></playground-image-strip>`;
  }
}
