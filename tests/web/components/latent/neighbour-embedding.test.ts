import { describe, expect, it } from 'vitest';
import { NeighbourEmbedding } from '../../../../web/components/latent/neighbour-embedding.ts';

/** Two groups of twenty codes of four units, far from each other. */
function twoGroups(): Float32Array {
  return Float32Array.from({ length: 40 * 4 }, (_, i) => {
    const group = i < 20 * 4 ? 0 : 50;
    return group + ((i * 0.618034) % 1);
  });
}

function finished(codes: Float32Array, units: number): Float32Array {
  const embedding = new NeighbourEmbedding(codes, units);
  while (embedding.progress < 1) embedding.step();
  return embedding.places();
}

describe('placing codes by their neighbours', () => {
  it('keeps groups together and apart from each other', () => {
    const places = finished(twoGroups(), 4);
    expect(places).toHaveLength(80);
    const apart = (a: number, b: number) =>
      Math.hypot(
        (places[2 * a] ?? 0) - (places[2 * b] ?? 0),
        (places[2 * a + 1] ?? 0) - (places[2 * b + 1] ?? 0),
      );
    const nearestOf = (i: number) =>
      Array.from({ length: 40 }, (_, j) => j)
        .filter((j) => j !== i)
        .reduce((best, j) => (apart(i, j) < apart(i, best) ? j : best));
    const strays = Array.from({ length: 40 }, (_, i) => i).filter(
      (i) => i < 20 !== nearestOf(i) < 20,
    );
    expect(strays).toEqual([]);
  });

  it('places the same codes the same way', () => {
    expect(finished(twoGroups(), 4)).toEqual(finished(twoGroups(), 4));
  });

  it('says how far it is', () => {
    const embedding = new NeighbourEmbedding(twoGroups(), 4);
    expect(embedding.progress).toBe(0);
    embedding.step();
    expect(embedding.progress).toBeGreaterThan(0);
    expect(embedding.progress).toBeLessThan(0.01);
  });
});
