import type { Core } from '@strapi/strapi';
import { affiliates, type Affiliate } from '../../capabilities/affiliates/service';
import { eventRecipes } from '../../capabilities/commissions/service';
import { ledger } from '../../capabilities/ledger/service';
import {
  bucketFor,
  capped,
  claimableSince,
  paidEvents,
  periodAt,
  type Earning,
  type Evidence,
  type LeadTerms,
  type LeftOutCounts,
} from '../../capabilities/paid-events/service';
import { payouts, type PayoutState } from '../../capabilities/payouts/service';
import { people } from '../../capabilities/people/service';
import type { JournalDraft } from '../../kernel/journal';
import { minor } from '../../kernel/money';
import { now } from '../../platform/clock';
import { oneByOne } from '../../platform/one-by-one';
import { together } from '../../platform/transaction';

const DAY = 86_400_000;
const BATCH = 200;

const moneyOf = ({ publicId, party, currency, amount }: Earning) => ({ id: publicId, party, currency, amount: minor(amount) });

const post = (strapi: Core.Strapi, drafts: JournalDraft[], occurredAt: number, actor: string) =>
  ledger(strapi).post(drafts, { orderId: null, actor, occurredAt });

/** States of a payout that has taken its money along, or is about to. */
const CLAIMED: readonly PayoutState[] = ['requested', 'submitting', 'submitted', 'unknown', 'paid'];
const MOST_PAYOUTS = 10_000;

/** When a party was last paid in each currency. A payout claims all there is, so that what was available then may be in it. */
const lastClaims = async (strapi: Core.Strapi, partyId: number): Promise<ReadonlyMap<string, number>> => {
  const last = new Map<string, number>();
  for (const { currency, createdOn } of await payouts(strapi).list({ partyIds: [partyId], states: CLAIMED }, MOST_PAYOUTS))
    last.set(currency, Math.max(createdOn, last.get(currency) ?? 0));
  return last;
};

const isClaimed = (earning: Earning, claims: ReadonlyMap<string, number>): boolean =>
  earning.bucket === 'available' && (claims.get(earning.currency) ?? -1) >= claimableSince(earning);

/** Brings an earning to where its place and the clock say (J36); the place is asked under its lock, the party is locked. Inside the unit of work. */
const align = async (strapi: Core.Strapi, earning: Earning, actor: string): Promise<boolean> => {
  const place = (await affiliates(strapi).affiliatesSteady([earning.affiliateId])).get(earning.affiliateId);
  const blocked = place?.state === 'blocked';
  // Who is not blocked keeps what is available: only a block asks what is paid already.
  const claimed = blocked && isClaimed(earning, await lastClaims(strapi, earning.partyId));
  const to = bucketFor(earning, { blocked, claimed, now: now() });
  if (to === earning.bucket) return false;
  await paidEvents(strapi).move(earning, to);
  if (earning.amount > 0)
    await post(strapi, eventRecipes.eventMoved(moneyOf(earning), earning.bucket, to, earning.moves + 1), now(), actor);
  return true;
};

/** Events that count, and by which terms they are paid. */
export interface ToEarn {
  readonly kind: Earning['kind'];
  readonly key: string;
  readonly at: number;
  readonly wanted: number;
  readonly leftOut: LeftOutCounts;
  readonly terms: Omit<LeadTerms, 'acceptAfterDays'>;
  readonly actor: string;
}

/** How many of some events the cap lets through, by what of it is used. */
export const reckonEvent = async (
  strapi: Core.Strapi,
  place: Pick<Affiliate, 'id'>,
  { kind, at, wanted, terms }: Pick<ToEarn, 'kind' | 'at' | 'wanted' | 'terms'>,
) => {
  const { currency, amount: each, cap } = terms;
  const used = await paidEvents(strapi).usedWithin({ affiliateId: place.id, kind, currency }, periodAt(cap.period, at));
  const { paid: count, by: cappedBy } = capped(wanted, each, cap, used);
  return { used, count, cappedBy };
};

/**
 * Pays events once (J35), as many as the cap lets through: what is above it is written down and pays nothing. The party is locked, so that two at once do not
 * use the same room below a cap. Inside the unit of work.
 */
export const earnEvent = async (strapi: Core.Strapi, place: Affiliate, { terms, ...event }: ToEarn): Promise<Earning> => {
  const { kind, key, at, wanted, leftOut, actor } = event;
  const { currency, amount: each, cap, version, contract, consent, consentAt, holdDays } = terms;
  await people(strapi).lockParty(place.partyId);
  const { used, count, cappedBy } = await reckonEvent(strapi, place, { kind, at, wanted, terms });
  const above = count < wanted ? { CAPPED: wanted - count } : {};
  const evidence: Evidence = {
    version,
    contract,
    consent,
    consentAt,
    holdDays,
    cap,
    wanted,
    used,
    cappedBy,
    leftOut: { ...leftOut, ...above },
  };
  const earning = await paidEvents(strapi).earn({
    key,
    kind,
    programId: place.programId,
    affiliateId: place.id,
    partyId: place.partyId,
    party: place.partyPublicId,
    at,
    payableAt: now() + holdDays * DAY,
    count,
    each,
    currency,
    evidence,
  });
  if (earning.amount > 0) await post(strapi, eventRecipes.eventEarned(moneyOf(earning)), at, actor);
  await align(strapi, earning, actor);
  return earning;
};

// The party first, as a payout does it: of a block and a payout at once the second sees what the first did.
const alignOne = (strapi: Core.Strapi, publicId: string, actor: string): Promise<boolean> =>
  together(strapi, async () => {
    const seen = await paidEvents(strapi).earning(publicId);
    if (seen) await people(strapi).lockParty(seen.partyId);
    const earning = await paidEvents(strapi).lockEarning(publicId);
    return earning !== null && align(strapi, earning, actor);
  });

/**
 * Brings what leads and clicks earned an affiliate to where their place stands: blocked holds what is not paid yet and deletes nothing, active lets it
 * go (B-33).
 */
export const alignEarnings = async (strapi: Core.Strapi, affiliateId: number, actor = 'system'): Promise<void> => {
  const all = await paidEvents(strapi).earningsOf(affiliateId);
  const [first] = all;
  if (!first) return;
  const claims = await together(strapi, () => lastClaims(strapi, first.partyId));
  for (const earning of all) if (!isClaimed(earning, claims)) await alignOne(strapi, earning.publicId, actor);
};

/** Makes payable what has waited out its hold. Each is one unit; a crash leaves the rest for the next run. */
export const matureEarnings = async (strapi: Core.Strapi): Promise<void> => {
  for (;;) {
    const due = await paidEvents(strapi).dueEarnings(now(), BATCH);
    let moved = 0;
    await oneByOne(
      strapi,
      due,
      (publicId) => `maturity of the earning ${publicId}`,
      async (publicId) => {
        if (await alignOne(strapi, publicId, 'system')) moved += 1;
      },
    );
    if (due.length < BATCH || moved === 0) return;
  }
};
