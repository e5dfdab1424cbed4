import { type AccountRef, address, type Bucket, payable } from '../../../kernel/account';
import type { Currency } from '../../../kernel/currencies';
import { effect, type JournalDraft } from '../../../kernel/journal';
import { minor, type Minor } from '../../../kernel/money';
import type { PartyId } from './plan';

/** Balances by account and currency, each counted on its account's normal side. */
export type Balances = ReadonlyMap<string, Minor>;

/** The name under which {@link Balances} keep an account: its address and its currency. */
export const balanceKey = (ref: AccountRef): string => `${address(ref)} ${ref.currency}`;

/** The balances after more journals; the given ones are left as they are. */
export const post = (balances: Balances, journals: readonly JournalDraft[]): Balances => {
  const next = new Map(balances);
  for (const { lines } of journals) {
    for (const line of lines) {
      const key = balanceKey(line.account);
      next.set(key, minor((next.get(key) ?? 0) + effect(line)));
    }
  }
  return next;
};

/** The balances that journals alone make, from nothing. */
export const replay = (journals: readonly JournalDraft[]): Balances => post(new Map(), journals);

/** The balance of one account; an account nobody wrote to has nothing. */
export const balanceOf = (balances: Balances, ref: AccountRef): Minor => balances.get(balanceKey(ref)) ?? minor(0);

/** What the store owes one party in one currency, by bucket; `available` may be negative, which is a debt. */
export type PartyBuckets = Readonly<Record<Bucket, Minor>>;

/** Reads a party's four buckets out of balances. */
export const partyBuckets = (balances: Balances, party: PartyId, currency: Currency): PartyBuckets => {
  const of = (bucket: Bucket): Minor => balanceOf(balances, payable(party, bucket, currency));
  return { pending: of('pending'), available: of('available'), held: of('held'), reserved: of('reserved') };
};
