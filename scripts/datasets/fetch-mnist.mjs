import { runMain } from '../lib/stop.mjs';
import { fetchDataset } from './fetch-dataset.mjs';
import { mnist } from './files.mjs';

// `npm run fetch-mnist` puts the whole of MNIST, 70,000 images, into data/mnist.
await runMain(() => fetchDataset(mnist));
