import type { Core } from '@strapi/strapi';
import { affiliates, type Affiliate } from '../../capabilities/affiliates/service';
import { commissions, decisions, type Commission } from '../../capabilities/commissions/service';
import { orders, type Order } from '../../capabilities/orders/service';
import { now } from '../../platform/clock';
import { oneByOne } from '../../platform/one-by-one';
import { together } from '../../platform/transaction';
import { carryOut, lastJournalOf, releaseSteps, type Step } from '../commissions/release-shares';

const BATCH = 100;
const ROLES = ['affiliate', 'second_tier'] as const;
const BECAUSE = 'PLACE_BLOCKED';
/** Paid money is nobody's to hold, and a rejected or empty share has none. */
const OUT_OF_REACH: readonly string[] = ['void', 'rejected', 'in_payout', 'paid', 'written_off'];

/** What brings one share to where the place says. */
const stepsFor = (share: string, blocked: boolean, after: string, at: number): Step[] =>
  blocked ? [(books) => decisions.holdShare(books, share, { because: BECAUSE, after })] : releaseSteps(share, BECAUSE, after, at);

const note = (strapi: Core.Strapi, order: Order, row: Commission, { blocked, actor }: { blocked: boolean; actor: string }): Promise<void> =>
  orders(strapi).note(order.id, {
    actor,
    code: blocked ? 'COMMISSION_HELD' : 'COMMISSION_RELEASED',
    facts: { amount: String(row.amount - row.reversed), currency: row.currency, earner: row.partyName, why: BECAUSE },
  });

/** One payment, one unit: the place is asked under its lock, so that a later act of staff is never overtaken by an earlier one. */
const alignPayment = (strapi: Core.Strapi, affiliateId: number, rows: readonly Commission[], actor: string): Promise<number> =>
  together(strapi, async () => {
    const [first] = rows;
    let order = first ? await orders(strapi).lock({ id: first.orderId }) : null;
    if (!first || !order) return 0;
    const place = (await affiliates(strapi).affiliatesSteady([affiliateId])).get(affiliateId);
    const blocked = place?.state === 'blocked';
    let changed = 0;
    for (const row of rows) {
      const after = await lastJournalOf(strapi, order);
      const steps = stepsFor(row.shareKey, blocked, after, now());
      const { order: then, moved } = await carryOut(strapi, { order, paymentId: row.paymentId, actor }, steps);
      order = then;
      if (moved && row.amount > row.reversed) await note(strapi, order, row, { blocked, actor });
      changed += moved ? 1 : 0;
    }
    return changed;
  });

/** Of some commissions of a party, those that were earned in the program of this place. */
export const earnedAt = async (strapi: Core.Strapi, place: Affiliate, rows: readonly Commission[]): Promise<readonly Commission[]> => {
  const snapshots = await orders(strapi).snapshots([...new Set(rows.map((row) => row.orderId))]);
  return rows.filter((row) => {
    const line = parseInt(row.shareKey, 10);
    return snapshots.get(row.orderId)?.lines.find((each) => each.line === line)?.program?.id === place.programId;
  });
};

/**
 * Brings the holds on what an affiliate earned to what their place says (J09): blocked holds what is not paid yet and deletes
 * nothing, active releases it. Each payment is one unit; again does nothing, so that a crash leaves the rest for the next try. `caseId` is the
 * appeal that ended a block: every entry that comes of it names it.
 */
export const alignHolds = async (strapi: Core.Strapi, affiliateId: number, caseId?: string): Promise<number> => {
  const actor = caseId === undefined ? 'system' : `case:${caseId}`;
  const place = await affiliates(strapi).affiliate(affiliateId);
  if (!place) return 0;
  let changed = 0;
  let missed = 0;
  for (let before: number | undefined; ;) {
    const filter = { partyIds: [place.partyId], roles: ROLES, limit: BATCH, ...(before === undefined ? {} : { before }) };
    const page = await commissions(strapi).list(filter);
    const within = (await earnedAt(strapi, place, page)).filter((row) => !OUT_OF_REACH.includes(row.state));
    const byPayment = new Map<number, Commission[]>();
    for (const row of within) byPayment.set(row.paymentId, [...(byPayment.get(row.paymentId) ?? []), row]);
    const done = await oneByOne(
      strapi,
      byPayment,
      ([paymentId]) => `holds of payment ${paymentId}`,
      async ([, rows]) => {
        changed += await alignPayment(strapi, affiliateId, rows, actor);
      },
    );
    missed += byPayment.size - done;
    before = page.at(-1)?.id;
    if (page.length < BATCH) break;
  }
  // The job comes back for what could not be brought about; the rest has been.
  if (missed > 0) throw new Error(`the holds of ${missed} payments of affiliate ${affiliateId} could not be aligned`);
  return changed;
};
