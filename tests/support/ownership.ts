// What a story of who may see what says of one address.
import type { Principal, Side } from './principals';

/** Values that name nothing. */
export const NONE: Readonly<Record<string, string>> = {
  id: 'zzzzzzzzzzzzzzzzzzzzzzzz',
  number: 'AS-ZZZZ-ZZZZ',
  token: 'z'.repeat(32),
  ticket: 'z'.repeat(32),
  slug: 'nothing-has-this',
  file: 'ast_zzzzzzzzzzzzzzzzzzzz',
  host: 'hst_zzzzzzzzzzzzzzzzzzzz',
  product: 'zzzzzzzzzzzzzzzzzzzzzzzz',
  key: 'no.such.setting',
  creator: 'zzzzzzzzzzzzzzzzzzzzzzzz',
};
export const NUMBERED: Readonly<Record<string, string>> = { ...NONE, id: '999999999' };

export type Values = Readonly<Record<string, string>>;
export interface Case {
  /** Whose object it is; the others must not see it. Empty: whoever may come in may see any. */
  readonly owners: readonly Principal[];
  /** What names the object of one side; null where it cannot be had without changing something. */
  readonly of: ((side: Side) => Values) | null;
  readonly none: Values;
  /** Asking changes the object: those it belongs to are not asked to. */
  readonly changes?: true;
}

export const owned = (owners: readonly Principal[], of: Case['of']): Case => ({ owners, of, none: NONE });
/** Whoever holds the token holds the thing: there is no owner to be. */
export const token: Case = { owners: [], of: null, none: NONE };
export const staffOnly = (of: Case['of'], none: Values = NONE): Case => ({ owners: [], of, none });
/** The same case for several addresses. */
export const all = (one: Case, ...ids: readonly string[]): Readonly<Record<string, Case>> => Object.fromEntries(ids.map((id) => [id, one]));
