import type { Core } from '@strapi/strapi';
import { affiliates, type Affiliate } from '../capabilities/affiliates/service';
import { eventRecipes } from '../capabilities/commissions/service';
import { ledger } from '../capabilities/ledger/service';
import {
  bucketFor,
  capped,
  paidEvents,
  periodAt,
  type Earning,
  type Evidence,
  type LeadTerms,
  type LeftOutCounts,
} from '../capabilities/paid-events/service';
import { people } from '../capabilities/people/service';
import type { JournalDraft } from '../kernel/journal';
import { minor } from '../kernel/money';
import { now } from '../platform/clock';
import { oneByOne } from '../platform/one-by-one';
import { together } from '../platform/transaction';

const DAY = 86_400_000;
const BATCH = 200;

const moneyOf = ({ publicId, party, currency, amount }: Earning) => ({ id: publicId, party, currency, amount: minor(amount) });

const post = (strapi: Core.Strapi, drafts: JournalDraft[], occurredAt: number, actor: string) =>
  ledger(strapi).post(drafts, { orderId: null, actor, occurredAt });

/** Brings an earning to where its place and the clock say (J36); the place is asked under its lock. Inside the unit of work. */
const align = async (strapi: Core.Strapi, earning: Earning, actor: string): Promise<boolean> => {
  const place = (await affiliates(strapi).affiliatesSteady([earning.affiliateId])).get(earning.affiliateId);
  const to = bucketFor(earning, { blocked: place?.state === 'blocked', now: now() });
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

/**
 * Pays events once (J35), as many as the cap lets through: what is above it is written down and pays nothing. The party is locked, so that two at once do not
 * use the same room below a cap. Inside the unit of work.
 */
export const earnEvent = async (strapi: Core.Strapi, place: Affiliate, { terms, ...event }: ToEarn): Promise<Earning> => {
  const { kind, key, at, wanted, leftOut, actor } = event;
  const { currency, amount: each, cap, version, contract, consent, consentAt, holdDays } = terms;
  await people(strapi).lockParty(place.partyId);
  const used = await paidEvents(strapi).usedWithin({ affiliateId: place.id, kind, currency }, periodAt(cap.period, at));
  const { paid: count, by: cappedBy } = capped(wanted, each, cap, used);
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

const alignOne = (strapi: Core.Strapi, publicId: string, actor: string): Promise<boolean> =>
  together(strapi, async () => {
    const earning = await paidEvents(strapi).lockEarning(publicId);
    return earning !== null && align(strapi, earning, actor);
  });

/** Brings what leads and clicks earned an affiliate to where their place stands: blocked holds what is not available yet, active lets it go. */
export const alignEarnings = async (strapi: Core.Strapi, affiliateId: number, actor = 'system'): Promise<void> => {
  for (const publicId of await paidEvents(strapi).unpaidEarnings(affiliateId)) await alignOne(strapi, publicId, actor);
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
