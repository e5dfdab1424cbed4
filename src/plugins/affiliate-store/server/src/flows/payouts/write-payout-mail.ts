import type { Core } from '@strapi/strapi';
import type { Locale } from '../../../../contracts/primitives';
import { messaging } from '../../capabilities/messaging/service';
import type { Adjustment, Method, Payout } from '../../capabilities/payouts/service';
import type { Party } from '../../capabilities/people/service';
import { minor } from '../../kernel/money';
import { languageOfParty } from '../messaging/party-language';

// Store credit has nothing masked to show: the letter names it in its own language.
const methodNamed = (kind: Method['kind'], shown: string): string | null => (kind === 'credit' ? null : shown);

/** Tells a party that its money is on the account, or that it is not and why. A draft was never promised to anybody. */
export const writePayoutMail = async (strapi: Core.Strapi, party: Party, payout: Payout): Promise<void> => {
  if (party.emailNorm === null || payout.submittedOn === null) return;
  await messaging(strapi).queueMail({
    kind: payout.state === 'paid' ? 'payout_paid' : 'payout_failed',
    to: party.emailNorm,
    locale: await languageOfParty(strapi, party),
    dedupeKey: `payout:${payout.publicId}:${payout.state}`,
    facts: {
      amount: { minor: minor(payout.amount), currency: payout.currency },
      method: methodNamed(payout.methodKind, payout.methodShown),
      reference: payout.reference ?? payout.publicId,
      // Stripe's reasons are codes; the page says them in the reader's words.
      reason: payout.methodKind === 'stripe' && payout.state === 'failed' ? null : payout.reason,
    },
  });
};

/** Tells somebody that the shop gave them store credit, and why. */
export const writeCreditMail = async (strapi: Core.Strapi, party: Party, made: Adjustment): Promise<void> => {
  if (party.emailNorm === null) return;
  await messaging(strapi).queueMail({
    kind: 'credit_granted',
    to: party.emailNorm,
    locale: await languageOfParty(strapi, party),
    dedupeKey: `credit:${made.publicId}`,
    facts: { amount: { minor: minor(made.amount), currency: made.currency }, method: null, reference: made.publicId, reason: made.reason },
  });
};

/** Tells everybody who may be affected that bank data changed: the account's mailbox, and the PayPal address it was before. */
export const writeMethodMail = async (
  strapi: Core.Strapi,
  party: Party,
  changed: { readonly method: Method; readonly addresses: readonly string[]; readonly locale: Locale },
): Promise<void> => {
  for (const to of new Set(changed.addresses))
    await messaging(strapi).queueMail({
      kind: 'payout_method_changed',
      to,
      locale: changed.locale,
      dedupeKey: `payout-method:${changed.method.id}:${to}`,
      facts: { name: party.name, method: methodNamed(changed.method.kind, changed.method.shown), usableFrom: changed.method.usableFrom },
    });
};
