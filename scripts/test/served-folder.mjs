import path from 'node:path';
import { createSiteServer } from '../serve/server.mjs';

// `node scripts/test/served-folder.mjs FOLDER` serves `site` and `data` in a folder as a process of its
// own, whose file descriptors can be counted. It prints its port.
const folder = process.argv[2] ?? '.';
const server = createSiteServer({
  site: path.join(folder, 'site'),
  data: path.join(folder, 'data'),
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' && address ? address.port : 0}\n`);
});
