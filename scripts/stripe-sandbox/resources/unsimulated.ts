import { notSimulated } from '../engine/failures';

/** Refuses what would silently be ignored. */
export function refuseUnsimulated(params: object, names: readonly string[]): void {
  for (const name of names) {
    const value: unknown = (params as Record<string, unknown>)[name];
    if (value !== undefined && value !== '') throw notSimulated(name);
  }
}
