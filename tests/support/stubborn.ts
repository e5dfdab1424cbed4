import { ask, isCutOff } from './http';
import type { RunningShop } from './shop-process';

/** Whoever goes on asking a shop that may die under what they ask: the payment provider with its events, people with their patience. */
export interface Stubborn {
  /** How often the shop has died. */
  readonly deaths: () => number;
  /** Does it, and again once the shop is back: for what may be done twice. */
  readonly again: <T>(what: () => Promise<T>) => Promise<T>;
  /** Does it once; null where the shop died under it, and nobody knows whether it was done. */
  readonly once: <T>(what: () => Promise<T>) => Promise<T | null>;
}

/** Starts a shop again whenever somebody finds it dead. A failure that is not the shop's death is thrown as it is. */
export const stubborn = (shopOf: () => RunningShop): Stubborn => {
  let deaths = 0;
  let back: Promise<void> | null = null;
  const isUp = async (): Promise<boolean> => {
    try {
      return (await ask(`${shopOf().address.url}/api/affiliate-store/healthz`)).status > 0;
    } catch {
      return false;
    }
  };
  const revive = async (): Promise<void> => {
    // Heard of late: the shop died, and somebody else has started it again meanwhile.
    if (await isUp()) return;
    await shopOf().dead();
    await shopOf().restart();
    deaths += 1;
  };
  const wait = (): Promise<void> => {
    back ??= revive().finally(() => {
      back = null;
    });
    return back;
  };
  const attempt = async <T>(what: () => Promise<T>): Promise<{ readonly done: T } | null> => {
    try {
      return { done: await what() };
    } catch (error) {
      if (!isCutOff(error)) throw error;
      await wait();
      return null;
    }
  };
  return {
    deaths: () => deaths,
    again: async (what) => {
      for (;;) {
        const outcome = await attempt(what);
        if (outcome) return outcome.done;
      }
    },
    once: async (what) => (await attempt(what))?.done ?? null,
  };
};
