import { beforeAll, describe, expect, it } from 'vitest';
import {
  corruptionChoices,
  familyChoices,
  lossChoices,
  sparsityChoices,
} from '../../../../web/components/settings/choices.ts';
import { withValue } from '../../../../web/components/settings/configuration-edit.ts';
import {
  chooseFamily,
  type FamilyChoice,
  withCorruptionKind,
  withLoss,
} from '../../../../web/components/settings/family-edit.ts';
import {
  type Configuration,
  completed,
  defaultConfiguration as tutorial,
} from '../../../../web/engine/configuration.ts';
import { asEngineError } from '../../../../web/engine/core-errors.ts';
import type { MainModule } from '../../../../web/engine/generated/autoencoder-simd.js';
import createModule from '../../../../web/engine/generated/autoencoder-simd.js';

let core: MainModule;
beforeAll(async () => {
  core = await createModule();
});

/** Nothing where the engine takes the configuration as it is, else its sentence or what it made of it. */
function objection(configuration: Configuration): unknown {
  try {
    const taken = JSON.parse(core.normalizeConfiguration(JSON.stringify(configuration)));
    return JSON.stringify(taken) === JSON.stringify(completed(configuration)) ? undefined : taken;
  } catch (thrown) {
    return asEngineError(thrown, core).message;
  }
}

/** Chooses one family after the other, as a person does. */
function chosen(start: Configuration, ...families: string[]): Configuration {
  const last = families.reduce<FamilyChoice | undefined>(
    (choice, family) => chooseFamily(choice?.after ?? start, 'model.family', family, choice),
    undefined,
  );
  return last?.after ?? start;
}

const tanhAndTied: Configuration = {
  ...tutorial,
  model: { ...tutorial.model, code_activation: 'tanh', tied_weights: true },
};
const masked = withCorruptionKind(tutorial, 'masking');

describe('choosing a family', () => {
  it('always comes to a configuration that the engine takes', () => {
    for (const start of [tutorial, tanhAndTied, masked]) {
      for (const [first] of familyChoices()) {
        for (const [kind] of sparsityChoices()) {
          const one = chooseFamily(start, 'model.family', first);
          const two = chooseFamily(one.after, 'model.sparsity.kind', kind, one);
          expect(objection(two.after)).toBeUndefined();
          for (const [second] of familyChoices()) {
            const three = chooseFamily(two.after, 'model.family', second, two);
            expect(objection(three.after)).toBeUndefined();
            expect(three.after.model.family).toBe(second);
          }
        }
      }
    }
  });

  it('brings what the family needs, and takes that away with it', () => {
    const kl = withValue(tanhAndTied, 'model.sparsity.kind', 'kl');
    expect(chosen(kl, 'sparse').model.code_activation).toBe('sigmoid');
    expect(chosen(kl, 'variational').model).toMatchObject({
      code_activation: 'linear',
      tied_weights: false,
    });
    expect(chosen(kl, 'denoising').training.corruption).toEqual({
      kind: 'gaussian',
      amount: 0.4,
      clip: true,
    });
    for (const [family] of familyChoices()) {
      expect(chosen(kl, family, 'sparse', 'variational', 'plain')).toEqual(kl);
      expect(chosen(kl, family, 'variational', 'contractive').model).toMatchObject({
        code_activation: 'tanh',
        tied_weights: true,
      });
    }
  });

  it('leaves what was chosen by hand, before or after', () => {
    expect(chosen(masked, 'variational').training.corruption).toEqual(masked.training.corruption);
    const denoising = chooseFamily(tutorial, 'model.family', 'denoising');
    const weaker = withValue(denoising.after, 'training.corruption.amount', 0.2);
    const sparse = chooseFamily(weaker, 'model.family', 'sparse', denoising);
    expect(sparse.after.training.corruption.amount).toBe(0.2);
  });

  it('means clean images for a plain model', () => {
    expect(chosen(masked, 'plain').training.corruption.kind).toBe('none');
  });
});

describe('choosing a corruption', () => {
  it('makes a plain model a denoising one, and a plain one again', () => {
    expect(masked.model.family).toBe('denoising');
    expect(masked.training.corruption).toEqual({ kind: 'masking', amount: 0.3, clip: true });
    expect(withCorruptionKind(masked, 'none')).toEqual(tutorial);
  });

  it('leaves a model of another family in it', () => {
    const variational = chosen(tutorial, 'variational');
    const noisy = withCorruptionKind(variational, 'gaussian');
    expect(noisy.model.family).toBe('variational');
    expect(withCorruptionKind(noisy, 'none')).toEqual(variational);
  });

  it('always comes to a configuration that the engine takes', () => {
    const loud = withValue(
      withCorruptionKind(tutorial, 'gaussian'),
      'training.corruption.amount',
      3,
    );
    for (const [family] of familyChoices()) {
      for (const [kind] of corruptionChoices()) {
        expect(objection(withCorruptionKind(chosen(loud, family), kind))).toBeUndefined();
      }
    }
  });
});

describe('choosing a loss', () => {
  it('gives outputs that are taken for probabilities a sigmoid', () => {
    const linear = withValue(tutorial, 'model.output_activation', 'linear');
    expect(withLoss(linear, 'huber').model.output_activation).toBe('linear');
    for (const [loss] of lossChoices()) expect(objection(withLoss(linear, loss))).toBeUndefined();
  });
});
