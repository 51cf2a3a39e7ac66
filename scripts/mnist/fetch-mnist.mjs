import { inProject } from '../lib/paths.mjs';
import { runMain } from '../lib/stop.mjs';
import { fetchFiles } from './fetch.mjs';
import { mnistFiles, mnistMirrors } from './files.mjs';

// `npm run fetch-mnist` puts real MNIST into data/mnist, where the page and `--data` find it.
await runMain(async () => {
  const terminal = process.stderr.isTTY;
  await fetchFiles({
    mirrors: mnistMirrors,
    files: mnistFiles,
    folder: inProject('data/mnist'),
    log: (line) => process.stderr.write(terminal ? `\r\x1b[K${line}\n` : `${line}\n`),
    progress: (name, received, size) => {
      if (!terminal) return;
      const part = size > 0 ? `${Math.round((100 * received) / size)}%` : `${received} bytes`;
      process.stderr.write(`\r\x1b[K${name}: ${part}`);
    },
  });
  process.stdout.write(`MNIST is in '${inProject('data/mnist')}'.\n`);
});
