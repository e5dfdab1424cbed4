import { end } from './shop-host';

/** Ends the shops that stories share, and the processes no shop runs in. */
export default async function tearDown(): Promise<void> {
  const hosts = globalThis.idleHosts?.splice(0) ?? [];
  globalThis.idleHosts = undefined;
  await Promise.all([...(globalThis.storyShops ?? []).map((shop) => shop.stop()), ...hosts.map(({ child }) => end(child, 'SIGKILL'))]);
}
