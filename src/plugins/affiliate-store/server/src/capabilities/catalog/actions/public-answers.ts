import { answerCache } from '../../../platform/answer-cache';

/** Five seconds: what another instance may lag behind, and what a time run out may show late. Buying always asks anew. */
export const publicAnswers = answerCache({ max: 2_000, ttlMs: 5_000 });

const listeners = new Set<() => void>();

/** Calls `tell` whenever something public pages show was written here; answers how to stop that. */
export const whenCatalogueChanges = (tell: () => void): (() => void) => {
  listeners.add(tell);
  return () => listeners.delete(tell);
};

/** Forgets every kept answer and tells whoever keeps pages made of them. */
export const catalogueChanged = (): void => {
  publicAnswers.clear();
  for (const tell of listeners) tell();
};
