/** Ends the shops that stories share. */
export default async function tearDown(): Promise<void> {
  await Promise.all((globalThis.storyShops ?? []).map((shop) => shop.stop()));
}
