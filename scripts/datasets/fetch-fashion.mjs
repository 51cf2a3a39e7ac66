import { runMain } from '../lib/stop.mjs';
import { fetchDataset } from './fetch-dataset.mjs';
import { fashion } from './files.mjs';

// `npm run fetch-fashion` puts Fashion-MNIST, 70,000 images, into data/fashion.
await runMain(() => fetchDataset(fashion));
