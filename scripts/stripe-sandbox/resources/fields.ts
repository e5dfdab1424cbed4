import { invalidRequest } from '../engine/failures';

/** Metadata after a change: keys set to an empty value go, `''` as a whole clears everything. */
export function mergeMetadata(
  before: Record<string, string> | null | undefined,
  change: Record<string, string | number | null> | '' | null | undefined,
): Record<string, string> {
  if (change === undefined) return { ...before };
  if (change === '' || change === null) return {};
  const after: Record<string, string> = { ...before };
  for (const [key, value] of Object.entries(change)) {
    if (key.length > 40) throw invalidRequest('Metadata keys must be at most 40 characters long.', { param: 'metadata' });
    if (value === null || value === '') delete after[key];
    else if (String(value).length > 500) {
      throw invalidRequest(
        `Metadata values can have up to 500 characters, but you passed in a value that is ${String(value).length} characters. Invalid value: ${String(value).slice(0, 20)}...`,
        { param: `metadata[${key}]` },
      );
    } else after[key] = String(value);
  }
  if (Object.keys(after).length > 50) throw invalidRequest('You can have at most 50 metadata keys.', { param: 'metadata' });
  return after;
}

/** A text after a change: absent keeps it, empty removes it. */
export function changedText(before: string | null | undefined, change: string | null | undefined): string | null {
  if (change === undefined) return before ?? null;
  return change === '' ? null : change;
}

/** An address with every field present, as answers have it. */
export function fullAddress(given: Partial<Record<AddressField, string | null>> | '' | null | undefined): FullAddress | null {
  if (!given) return null;
  return {
    city: given.city ?? null,
    country: given.country ?? null,
    line1: given.line1 ?? null,
    line2: given.line2 ?? null,
    postal_code: given.postal_code ?? null,
    state: given.state ?? null,
  };
}

type AddressField = 'city' | 'country' | 'line1' | 'line2' | 'postal_code' | 'state';
type FullAddress = Record<AddressField, string | null>;

/** The value, or `null` when it was not given: answers have every field. */
export function orNull<T>(value: T | null | undefined): T | null {
  return value ?? null;
}

/** The value, or what Stripe takes when it was not given. */
export function or<T>(value: T | null | undefined, otherwise: NoInfer<T>): T {
  return value ?? otherwise;
}

/** Sets what was given and leaves the rest; the answer is what those fields were before, as `previous_attributes` want it. */
export function change<T extends object>(row: T, given: { [K in keyof T]?: T[K] | undefined }): Record<string, unknown> {
  const before: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(given)) {
    const old: unknown = row[key as keyof T];
    if (value === undefined || JSON.stringify(old) === JSON.stringify(value)) continue;
    before[key] = old;
    row[key as keyof T] = value as T[keyof T];
  }
  return before;
}

/** Whether a row has all the values asked for; those not asked for are undefined. */
export function hasAll<T extends object>(row: T, wanted: { [K in keyof T]?: unknown }): boolean {
  return Object.entries(wanted).every(([key, value]) => value === undefined || row[key as keyof T] === value);
}

/** What a text field is to become: absent leaves it, empty removes it. */
export function textOrNull(change: string | null | undefined): string | null | undefined {
  return change === '' ? null : change;
}
