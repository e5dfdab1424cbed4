import { createServer } from 'node:net';

const isFree = (port) =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, () => probe.close(() => resolve(true)));
  });

const anyFree = () =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/** The wanted port, or the next free one above it, or, when twenty in a row are taken, any. No wish: any. */
export const freePort = async (wanted) => {
  if (!wanted) return anyFree();
  for (let port = wanted; port < wanted + 20; port += 1) if (await isFree(port)) return port;
  return anyFree();
};
