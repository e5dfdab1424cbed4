import type { Core } from '@strapi/strapi';
import type { Data } from '../../../../contracts/endpoint';
import type { readPayoutAccount } from '../../../../contracts/payouts';
import type { Locale } from '../../../../contracts/primitives';
import { publicUrl } from '../../capabilities/checkout/service';
import {
  accountState,
  missingParts,
  payeeAccounts,
  payoutFailures,
  payoutMethods,
  payouts,
  type AccountFacts,
  type PayeeAccount,
} from '../../capabilities/payouts/service';
import { people, type Party } from '../../capabilities/people/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';
import { isoOf, maybeIsoOf } from '../../platform/moments';
import { setting } from '../../platform/settings';
import { togetherOrNot } from '../../platform/transaction';
import { putMethodInForce } from './change-payout-method';
import { railFailure } from './send-transfers';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Who wants to be paid by Stripe, and what shows that it is really them. */
export interface AccountWish {
  readonly userId: number;
  readonly accessToken: string;
  readonly currentPassword?: string | undefined;
  readonly country: string;
  readonly locale: Locale;
}

/** Keeps what Stripe says of an account, and of nobody else's: whose it is stands on it. */
export const keepAccountFacts = async (strapi: Core.Strapi, party: Party, facts: AccountFacts): Promise<boolean> => {
  if (facts.party !== party.publicId) {
    strapi.log.warn(`affiliate-store: account ${facts.id} at Stripe is not that of ${party.publicId}, whatever was said`);
    return false;
  }
  await payouts(strapi).keepStanding(facts.id, { state: accountState(facts), missing: missingParts([...facts.due, ...facts.verifying]) });
  return true;
};

const begin = (strapi: Core.Strapi, { userId, country }: AccountWish): Promise<Outcome<{ party: Party; account: PayeeAccount }, Failure>> =>
  togetherOrNot(strapi, async () => {
    const mine = await people(strapi).partyOfUser(userId);
    const party = mine ? await people(strapi).lockParty(mine.id) : null;
    if (!party) return failed(payoutFailures.because('NOT_A_PAYEE'));
    const account = await payouts(strapi).beginAccount({ partyId: party.id, country, by: `person:${userId}` });
    return ok({ party, account });
  });

/** Opens the account at Stripe, once: by its key, and after a day by looking for it first. */
const openOnce = async (strapi: Core.Strapi, party: Party, account: PayeeAccount): Promise<Outcome<string, Failure>> => {
  if (account.accountId !== null) return ok(account.accountId);
  const { openedAt, country } = account;
  const old = now() - openedAt > DAY - HOUR ? await payeeAccounts(strapi).find(party.publicId, openedAt - HOUR) : ok(null);
  if (!old.ok) return failed(railFailure(old.failure));
  const opened =
    old.value !== null
      ? ok(old.value)
      : await payeeAccounts(strapi).open({
          key: `account:${party.publicId}:${account.id}`,
          party: party.publicId,
          email: party.emailNorm,
          country,
        });
  if (!opened.ok) {
    // Nothing was opened: another country may be chosen.
    if (opened.failure.code === 'RAIL_REFUSED') await payouts(strapi).dropAccount(account.id);
    return failed(railFailure(opened.failure));
  }
  await payouts(strapi).nameAccount(account.id, opened.value.id);
  const named = (await payouts(strapi).accounts([party.id])).get(party.id);
  return named?.accountId ? ok(named.accountId) : failed(payoutFailures.because('ACCOUNT_NOT_OPEN'));
};

/**
 * Brings a payee to Stripe's own page, where they say who they are and where their bank is; the shop learns neither. Choosing
 * Stripe is a change of how one is paid, with all that belongs to it: a fresh proof, a letter to the old address, a wait.
 */
export const openPayeeAccount = async (strapi: Core.Strapi, wish: AccountWish): Promise<Outcome<{ readonly url: string }, Failure>> => {
  const present = await people(strapi).confirmPresence(wish.userId, wish.accessToken, wish.currentPassword);
  if (!present.ok) return present;
  if (!(await setting(strapi, payoutMethods)).includes('stripe')) return failed(payoutFailures.because('METHOD_NOT_OFFERED'));
  const begun = await begin(strapi, wish);
  if (!begun.ok) return begun;
  const { party, account } = begun.value;
  const opened = await openOnce(strapi, party, account);
  if (!opened.ok) return opened;
  const changed = await putMethodInForce(strapi, wish, { kind: 'stripe', accountId: opened.value });
  if (!changed.ok) return changed;
  // Where Stripe sends people back is a page that asks Stripe anew; nothing in its address is believed.
  const back = `${await setting(strapi, publicUrl)}/store/${wish.locale}/payouts`;
  const link = await payeeAccounts(strapi).link(opened.value, { returnUrl: back, refreshUrl: back });
  return link.ok ? ok({ url: link.value }) : failed(railFailure(link.failure));
};

/** How somebody's account stands, read from Stripe this moment; as it was last read where Stripe does not answer. */
export const readPayeeAccount = async (strapi: Core.Strapi, party: Party): Promise<Data<typeof readPayoutAccount>> => {
  const known = (await payouts(strapi).accounts([party.id])).get(party.id);
  if (!known?.accountId) return null;
  const read = await payeeAccounts(strapi).read(known.accountId);
  if (read.ok) await keepAccountFacts(strapi, party, read.value);
  const account = (await payouts(strapi).accounts([party.id])).get(party.id) ?? known;
  return {
    state: account.state,
    missing: [...account.missing],
    country: account.country,
    openedAt: isoOf(account.openedAt),
    readAt: maybeIsoOf(account.readAt),
    upToDate: read.ok,
  };
};
