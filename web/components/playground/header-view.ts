import { html } from 'lit';
import type { Language } from '../../words/language.ts';
import type { ThemeChoice } from '../base/theme.ts';
import '../data/data-bar.ts';
import type { DataLoader } from '../data/data-loader.ts';
import '../settings/preset-choice.ts';
import type { Departure } from '../sharing/departures.ts';
import type { EmbeddablePart } from '../sharing/embed-builder.ts';
import type { PlaygroundState } from '../sharing/properties.ts';
import '../sharing/share-button.ts';
import './playground-header.ts';
import type { Experiment } from './experiment.ts';
import './undo-button.ts';

/** Everything that the header shows. */
export interface HeaderView {
  experiment: Experiment;
  loader: DataLoader;
  theme: ThemeChoice;
  /** The language that was chosen. */
  language: Language;
  state: PlaygroundState | undefined;
  drawing: Float32Array | undefined;
  /** The parts that may be embedded alone. */
  parts: readonly EmbeddablePart[];
  /** Whether training starts by itself. */
  autostart: boolean;
}

/** What a link does not bring about: a model of an address comes with it, as long as it is not trained on. */
function departuresOf({ trainer }: Experiment): ReadonlySet<Departure> {
  const { departures, origin, progress } = trainer;
  if (!origin || progress) return departures;
  return new Set([...departures].filter((departure) => departure !== 'opened'));
}

/** The header, with the data, the preset and the sharing in their places. */
export function headerView({
  experiment,
  loader,
  theme,
  language,
  state,
  drawing,
  parts,
  autostart,
}: HeaderView) {
  const { queries, data, activity, model } = experiment;
  const { loading, offered, question } = loader;
  return html`<playground-header part="header" .theme=${theme} .chosenLanguage=${language}>
    <playground-data-bar
      slot="data"
      .queries=${queries}
      .source=${data.source}
      .selection=${data.selection}
      .data=${data.info}
      .activity=${activity}
      .loading=${loading}
      .offered=${offered}
      .opened=${loader.openedAs(data.source)}
      .question=${question}
      .drawing=${drawing}
      .seed=${1}
    ></playground-data-bar>
    <playground-preset-choice
      slot="preset"
      .configuration=${model?.configuration}
    ></playground-preset-choice>
    <playground-undo
      slot="share"
      .undoable=${experiment.history.undoable}
      .redoable=${experiment.history.redoable}
    ></playground-undo>
    <playground-share-button
      slot="share"
      .state=${state}
      .departures=${departuresOf(experiment)}
      .parts=${parts}
      .autostart=${autostart}
    ></playground-share-button>
  </playground-header>`;
}
