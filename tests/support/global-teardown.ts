import { end } from './shop-host';

/** Ends the shops that stories share, and the processes that outlived them. */
export default async function tearDown(): Promise<void> {
  await Promise.all((globalThis.storyShops ?? []).map((shop) => shop.stop()));
  const { idle = [], sandboxes } = globalThis.storyHosts ?? {};
  const last = sandboxes ? [await sandboxes] : [];
  await Promise.all([...idle, ...last].map(({ child }) => end(child, 'SIGKILL')));
}
