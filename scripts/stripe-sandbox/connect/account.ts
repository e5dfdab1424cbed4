import type Stripe from 'stripe';
import { newId } from '../engine/ids';
import { defineCollection } from '../engine/store';
import type { World } from '../engine/world';
import { change } from '../resources/fields';

/** Accounts that people opened at Stripe to be paid by the shop. */
export const accounts = defineCollection<Stripe.Account>('accounts', 'acct');

/** What lies in a connected account, by account and currency. Minor units. */
const holdings = defineCollection<{ id: string; amount: number }>('connected_balances', null);

/** How far somebody came on Stripe's own page. */
export type OnboardingOutcome = 'complete' | 'review' | 'restrict';

/** What Stripe asks of a person before it pays them. */
const ASKED_AT_FIRST = [
  'business_type',
  'external_account',
  'individual.dob.day',
  'individual.verification.document',
  'tos_acceptance.date',
];
const DOCUMENT = 'individual.verification.document';

type Standing = Required<Pick<Stripe.Account, 'details_submitted' | 'payouts_enabled' | 'requirements' | 'capabilities'>>;

const requirements = (given: {
  due?: readonly string[];
  verifying?: readonly string[];
  disabled: Stripe.Account.Requirements['disabled_reason'];
}): Stripe.Account.Requirements => ({
  alternatives: [],
  current_deadline: null,
  currently_due: [...(given.due ?? [])],
  disabled_reason: given.disabled,
  errors: [],
  eventually_due: [...(given.due ?? [])],
  past_due: [...(given.due ?? [])],
  pending_verification: [...(given.verifying ?? [])],
});

const BEGUN: Standing = {
  details_submitted: false,
  payouts_enabled: false,
  capabilities: { transfers: 'inactive' },
  requirements: requirements({ due: ASKED_AT_FIRST, disabled: 'requirements.past_due' }),
};

const AFTER: Readonly<Record<OnboardingOutcome, Standing>> = {
  complete: {
    details_submitted: true,
    payouts_enabled: true,
    capabilities: { transfers: 'active' },
    requirements: requirements({ disabled: null }),
  },
  review: {
    details_submitted: true,
    payouts_enabled: false,
    capabilities: { transfers: 'pending' },
    requirements: requirements({ verifying: [DOCUMENT], disabled: 'requirements.pending_verification' }),
  },
  restrict: {
    details_submitted: true,
    payouts_enabled: false,
    capabilities: { transfers: 'inactive' },
    requirements: requirements({ due: [DOCUMENT], disabled: 'requirements.past_due' }),
  },
};

/** Opens an account as a platform does: Stripe asks its owner for everything, and the owner has an Express dashboard. */
export function newAccount(
  world: World,
  given: { country: string; email: string | null; currency: string; metadata: Record<string, string> },
): Stripe.Account {
  return world.of(accounts).put({
    id: newId('acct').slice(0, 21),
    object: 'account',
    business_profile: null,
    business_type: null,
    charges_enabled: false,
    controller: {
      fees: { payer: 'application' },
      is_controller: true,
      losses: { payments: 'application' },
      requirement_collection: 'stripe',
      stripe_dashboard: { type: 'express' },
      type: 'application',
    },
    country: given.country,
    created: world.clock.seconds(),
    default_currency: given.currency,
    email: given.email,
    future_requirements: requirements({ disabled: null }),
    metadata: given.metadata,
    type: 'express',
    ...structuredClone(BEGUN),
  });
}

/** What became of an account after its owner, or Stripe, went on; told to the platform as an event of that account. */
export function moveAccount(world: World, account: Stripe.Account, outcome: OnboardingOutcome): void {
  const before = change(account, structuredClone(AFTER[outcome]));
  world.of(accounts).put(account);
  if (Object.keys(before).length > 0) world.events.emit('account.updated', account, before, account.id);
}

const keyOf = (account: string, currency: string): string => `${account}:${currency}`;

/** What lies in a connected account, in minor units. */
export function held(world: World, account: string, currency: string): number {
  return world.of(holdings).get(keyOf(account, currency))?.amount ?? 0;
}

/** Adds to a connected account, or takes from it. */
export function addTo(world: World, account: string, currency: string, amount: number): void {
  world.of(holdings).put({ id: keyOf(account, currency), amount: held(world, account, currency) + amount });
}

/** Its bank was paid everything that lay there: nothing can be taken back any more. */
export function emptyAccount(world: World, account: string): void {
  for (const row of world.of(holdings).all()) if (row.id.startsWith(`${account}:`)) world.of(holdings).put({ ...row, amount: 0 });
}
