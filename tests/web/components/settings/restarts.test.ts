import { describe, expect, it } from 'vitest';
import { alwaysRestarts, restartingValues } from '../../../../web/components/settings/restarts.ts';
import { SETTING_GROUPS } from '../../../../web/components/settings/settings.ts';
import { completed, type PartialConfiguration } from '../../../../web/engine/configuration.ts';

const settings = SETTING_GROUPS.flatMap((group) => group.settings);

function settingOf(key: string) {
  const setting = settings.find((candidate) => candidate.key === key);
  if (!setting) throw new Error(`there is no setting ${key}`);
  return setting;
}

function restarting(key: string, configuration: PartialConfiguration = {}) {
  return restartingValues(settingOf(key), completed(configuration));
}

describe('which changes restart', () => {
  it('are all of the network and of its seed', () => {
    const always = settings.filter((setting) => alwaysRestarts(setting, completed({})));
    expect(always.map(({ key }) => key)).toEqual([
      'model.activation',
      'model.code_activation',
      'model.output_activation',
      'model.tied_weights',
      'training.seed',
    ]);
  });

  it('are those families that need another network', () => {
    expect(restarting('model.family')).toEqual(['variational']);
    expect(restarting('model.family', { model: { family: 'variational' } })).toHaveLength(4);
  });

  it('are those that bring such a change with them', () => {
    // KL takes the code for probabilities; BCE takes the outputs for them.
    expect(restarting('model.sparsity.kind', { model: { family: 'sparse' } })).toEqual(['kl']);
    expect(restarting('training.loss')).toEqual([]);
    expect(restarting('training.loss', { model: { output_activation: 'linear' } })).toEqual([
      'bce',
    ]);
  });
});
