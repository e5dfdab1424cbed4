/** Ends the shared shop. */
export default async function tearDown(): Promise<void> {
  await globalThis.storyShop?.stop();
}
