import { describe, expect, it } from 'vitest';
import { FetchedFiles } from '../../../../web/components/data/fetched-files.ts';
import type { Experiment } from '../../../../web/components/playground/experiment.ts';
import { startRequested } from '../../../../web/components/playground/start-requested.ts';
import { DEFAULT_PRESET } from '../../../../web/components/settings/presets.ts';
import { dataText } from '../../../../web/components/sharing/data-text.ts';
import { requestedProperties } from '../../../../web/components/sharing/requested-properties.ts';
import type { DatasetInfo, DatasetSource } from '../../../../web/engine/types.ts';

const requested = requestedProperties(
  { data: 'mnist:70000', classes: '1,2', config: '{"model":{"code":0}}' },
  { panels: [], drawers: [] },
);

/** An experiment whose data, classes and configuration are refused as long as they are these. */
function refusing(refused: {
  data?: readonly string[];
  classes?: boolean;
  configuration?: boolean;
}) {
  const tried: unknown[][] = [];
  const experiment = {
    build: { variant: 'simd', threads: 1 },
    data: { info: undefined as object | undefined },
    message: undefined as { text: string } | undefined,
    start: async (source: DatasetSource, configuration: object, classes: number[]) => {
      const data = dataText(source) ?? '';
      tried.push([data, classes.join(), configuration]);
      if (refused.data?.includes(data)) experiment.message = { text: `No ${data}.` };
      else {
        experiment.data.info = {};
        if (refused.classes && classes.length > 0) experiment.message = { text: 'No classes.' };
        else if (!refused.configuration || configuration === DEFAULT_PRESET.configuration) {
          return true;
        } else experiment.message = { text: 'No code.' };
      }
      return false;
    },
  };
  return { tried, experiment: experiment as unknown as Experiment };
}

describe('the start', () => {
  it('takes what is requested where that can be had', async () => {
    const { experiment, tried } = refusing({});
    expect(await startRequested(experiment, requested)).toEqual({ started: true });
    expect(tried).toEqual([['mnist:70000', '1,2', requested.configuration]]);
  });

  it('replaces the data, then the classes, and says why the first were not there', async () => {
    const { experiment, tried } = refusing({ data: ['mnist:70000'], classes: true });
    const problem = 'No mnist:70000.';
    expect(await startRequested(experiment, requested)).toEqual({ started: true, problem });
    expect(tried.map(([kind, classes]) => [kind, classes])).toEqual([
      ['mnist:70000', '1,2'],
      ['mnist:10000', '1,2'],
      ['mnist:10000', ''],
    ]);
  });

  it('draws digits where not even the images of the site come', async () => {
    const { experiment, tried } = refusing({ data: ['mnist:70000', 'mnist:10000'] });
    const problem = 'No mnist:70000.';
    expect(await startRequested(experiment, requested)).toEqual({ started: true, problem });
    expect(tried.map(([data]) => data)).toEqual(['mnist:70000', 'mnist:10000', 'digits:6000']);
  });

  it('replaces a configuration last', async () => {
    const { experiment, tried } = refusing({ configuration: true, classes: true });
    const problem = 'No classes.';
    expect(await startRequested(experiment, requested)).toEqual({ started: true, problem });
    expect(tried.at(-1)).toEqual(['mnist:70000', '', DEFAULT_PRESET.configuration]);
  });

  it('has the model of an address, and a new one where its file is not there', async () => {
    const { experiment, tried } = refusing({});
    const files: unknown[] = [];
    const { start } = experiment;
    experiment.start = async (...values) => {
      const opened = values[5];
      files.push(opened?.address);
      const failed = await opened?.file.catch((error: Error) => error);
      if (!(failed instanceof Error)) return start(...values);
      Object.assign(experiment, { message: { text: failed.message } });
      experiment.data.info = {} as DatasetInfo;
      return false;
    };
    const model = 'https://page.example/digits.safetensors';
    const answers = [new File(['x'], 'digits.safetensors'), new Error('Not there.')];
    for (const answer of answers) {
      const fetched = new FetchedFiles(async () => {
        if (answer instanceof Error) throw answer;
        return answer;
      });
      const wanted = { ...requested, model };
      const { started, problem } = await startRequested(experiment, wanted, fetched);
      expect([started, problem]).toEqual([
        true,
        answer instanceof Error ? 'Not there.' : undefined,
      ]);
    }
    expect(files).toEqual([model, model, undefined]);
    expect(tried).toHaveLength(2);
  });

  it('leaves a model that was there, and says nothing of its own without an engine', async () => {
    const { experiment, tried } = refusing({ data: ['mnist:70000'] });
    Object.assign(experiment, { model: {} });
    const problem = 'No mnist:70000.';
    expect(await startRequested(experiment, requested)).toEqual({ started: false, problem });
    Object.assign(experiment, { build: undefined });
    expect(await startRequested(experiment, requested)).toEqual({ started: false });
    expect(tried).toHaveLength(2);
  });
});
