import { inSnapshot, openUnit } from './transaction';

/** A unit that reads more of a kind goes over many things once, and has no use for what it has been through. */
const MOST = 1_000;

const memories = new WeakMap<object, Map<string, Map<unknown, unknown>>>();

/**
 * What the open unit of work has read of one kind, by key, so that it reads the same row once and not in each of its steps; null outside a
 * unit, where others may change it at any moment, and in a snapshot, which walks through everything. Whoever writes rows of the kind forgets them (`forgetInUnit`).
 */
export const unitMemory = <K, V>(kind: string): Map<K, V> | null => {
  const unit = openUnit();
  if (!unit || inSnapshot()) return null;
  const kinds = memories.get(unit) ?? new Map<string, Map<unknown, unknown>>();
  memories.set(unit, kinds);
  const memory = kinds.get(kind) ?? new Map<unknown, unknown>();
  if (memory.size > MOST) memory.clear();
  kinds.set(kind, memory);
  return memory as Map<K, V>;
};

/** Forgets what the open unit has read of a kind. */
export const forgetInUnit = (kind: string): void => {
  const unit = openUnit();
  if (unit) memories.get(unit)?.delete(kind);
};
