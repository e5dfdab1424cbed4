import { AsyncLocalStorage } from 'node:async_hooks';

const running = new AsyncLocalStorage<true>();

/** Runs work of the store itself: what it may read is decided by its own code, not by the limits of the generated API. */
export const asTheStore = <T>(work: () => T): T => running.run(true, work);

/** True inside `asTheStore`. */
export const isTheStore = (): boolean => running.getStore() === true;
