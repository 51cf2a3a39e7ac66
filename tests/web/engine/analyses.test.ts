import { beforeAll, describe, expect, it } from 'vitest';
import type { PartialConfiguration } from '../../../web/engine/configuration.ts';
import { asEngineError } from '../../../web/engine/core-errors.ts';
import type { MainModule } from '../../../web/engine/generated/autoencoder-simd.js';
import createModule from '../../../web/engine/generated/autoencoder-simd.js';
import { Session } from '../../../web/engine/session.ts';
import type { DatasetSource } from '../../../web/engine/types.ts';

let core: MainModule;
beforeAll(async () => {
  core = await createModule();
});

const digits: DatasetSource = { kind: 'digits', count: 600, seed: 1 };

async function trained(
  configuration: PartialConfiguration,
  source: DatasetSource = digits,
): Promise<Session> {
  const session = new Session(core);
  await session.loadDataset(source);
  await session.createModel({
    model: { encoder: [32], code: 2, ...configuration.model },
    training: { loss: 'bce', learning_rate: 0.01, batch_size: 32, ...configuration.training },
  });
  await session.train({ epochs: 3 }, () => {});
  return session;
}

describe.each(['plain', 'variational'] as const)('a %s model', (family) => {
  it('makes new images, the same for the same seed, and a grid of them', async () => {
    const { analyses } = await trained({ model: { family } });
    const drawn = await analyses.sample(5, 3);
    expect(drawn.codes).toHaveLength(10);
    expect(drawn.images).toHaveLength(5 * 784);
    expect(await analyses.sample(5, 3)).toEqual(drawn);
    expect(await analyses.sample(5, 4)).not.toEqual(drawn);

    const grid = await analyses.latentGrid(4);
    expect(grid.images).toHaveLength(16 * 784);
    expect(grid.codes[0]).toBeLessThan(grid.codes[2] ?? 0);
  });

  it('tells how good it is, beside principal components', async () => {
    const { analyses } = await trained({ model: { family } });
    const figures = await analyses.evaluate();
    expect(figures.images).toBe(100);
    expect(figures.psnr).toBeCloseTo(-10 * Math.log10(figures.mse), 6);
    expect('elbo' in figures).toBe(family === 'variational');

    const two = await analyses.principalComponents(2);
    const ten = await analyses.principalComponents(10);
    expect(ten.testError).toBeLessThan(two.testError);
    expect(ten.explainedShare).toBeGreaterThan(two.explainedShare);

    const quality = await analyses.codeQuality();
    expect(quality.nearestNeighbours).toBeGreaterThan(0.15);
    expect(quality.linearProbe).toBeGreaterThan(0.15);
  });
});

describe('the analyses', () => {
  it('bound the likelihood under a variational model, the closer the more samples', async () => {
    const { analyses } = await trained({ model: { family: 'variational' } });
    const { elbo = 0 } = await analyses.evaluate();
    expect(await analyses.importanceBound(1, 100)).toBeCloseTo(elbo, 1);
    expect(await analyses.importanceBound(50, 100)).toBeGreaterThan(elbo);
  });

  it('find what a model was not trained on, by its scores and the curve of them', async () => {
    const normal = [0, 1, 2, 3];
    const { analyses } = await trained({}, { ...digits, trainingClasses: normal });
    const found = await analyses.anomalies({ normal });
    expect(found.scores).toHaveLength(100);
    expect(found.auc).toBeGreaterThan(0.5);
    expect([...found.curve.slice(-2)]).toEqual([1, 1]);
    const caught = found.scores.filter(
      (score, i) => found.anomalous[i] === 1 && score >= (found.detection.threshold ?? 0),
    );
    expect(caught).toHaveLength(found.detection.truePositives);
    expect(found.detection.falsePositiveRate).toBeLessThanOrEqual(0.05);
  });

  it('measure what distortions do, and structural similarity', async () => {
    const session = await trained({});
    const [none = 0, much = 0] = await session.analyses.robustness({
      kind: 'gaussian',
      amounts: [0, 0.8],
    });
    expect(none).toBeCloseTo((await session.analyses.evaluate()).mse, 5);
    expect(much).toBeGreaterThan(none);

    const { pixels } = await session.testImages(0, 3);
    const { reconstructions } = await session.reconstruct(pixels);
    const same = await session.analyses.structuralSimilarities(pixels, pixels);
    const near = await session.analyses.structuralSimilarities(pixels, reconstructions);
    expect([...same].every((value) => Math.abs(value - 1) < 1e-6)).toBe(true);
    expect([...near].every((value) => value > 0 && value < 1)).toBe(true);
  });

  it('go around the origin, or through several points, on a walk', async () => {
    const { analyses } = await trained({});
    const circle = await analyses.walk([Float32Array.of(2, 0), Float32Array.of(0, 2)], {
      path: 'spherical',
      steps: 3,
    });
    expect(circle.codes[2]).toBeCloseTo(Math.SQRT2, 5);
    const points = [Float32Array.of(0, 0), Float32Array.of(1, 2), Float32Array.of(3, 0)];
    const curve = await analyses.walk(points, { path: 'curve', steps: 5 });
    expect([...curve.codes.slice(4, 6)]).toEqual([1, 2]);
  });

  it.each([
    [(session: Session) => session.analyses.latentGrid(0), 'side'],
    [(session: Session) => session.analyses.importanceBound(5), 'variational'],
    [(session: Session) => session.analyses.anomalies({ normal: [] }), 'normal'],
    [(session: Session) => session.analyses.principalComponents(0), 'component'],
    [(session: Session) => session.analyses.walk([Float32Array.of(1, 2)], { steps: 5 }), 'point'],
  ])('refuse what cannot be asked: %s', async (ask, word) => {
    const session = await trained({});
    const thrown = await ask(session).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(thrown).toBeDefined();
    expect(asEngineError(thrown, core)).toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining(word),
    });
  });
});
