import type { Core } from '@strapi/strapi';
import type { BindingView } from '../../../../contracts/ways';
import { affiliateFailures, affiliates } from '../../capabilities/affiliates/service';
import { attribution, pseudonymOf, type Binding } from '../../capabilities/attribution/service';
import { orders } from '../../capabilities/orders/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';
import { isoOf, maybeIsoOf } from '../../platform/moments';

const stateOf = ({ endedBecause, until }: Binding): BindingView['ended'] => {
  if (endedBecause !== null) return endedBecause;
  return until !== null && until <= now() ? 'TIME_OVER' : null;
};

/** Paid orders of each binding's customer that counted for its affiliate. */
const ordersOf = async (strapi: Core.Strapi, found: readonly Binding[]): Promise<(binding: Binding) => number> => {
  const placed = await orders(strapi).ofCustomers([...new Set(found.map(({ customerId }) => customerId))]);
  const won = await attribution(strapi).referralsOf({
    affiliateIds: [...new Set(found.map(({ affiliateId }) => affiliateId))],
    orderIds: placed.map(({ id }) => id),
    outcome: 'won',
    limit: 10_000,
  });
  const customerOf = new Map(placed.map(({ id, customerId }) => [id, customerId]));
  return ({ affiliateId, customerId, programId }) =>
    won.filter(
      (referral) =>
        referral.affiliateId === affiliateId && referral.programId === programId && customerOf.get(referral.orderId) === customerId,
    ).length;
};

const LIMIT = 50;

/** Bound customers of some places in programs, newest first, under names that say nothing of who they are. */
export const readBindings = async (
  strapi: Core.Strapi,
  affiliateIds: readonly number[],
  before: number | undefined,
): Promise<{ readonly rows: BindingView[]; readonly nextCursor: string | null; readonly total: number }> => {
  const found = await attribution(strapi).bindingsOf(affiliateIds, { before, limit: LIMIT });
  const countOf = await ordersOf(strapi, found);
  const last = found.length === LIMIT ? found.at(-1) : undefined;
  return {
    rows: found.map((binding) => ({
      id: binding.publicId,
      customer: pseudonymOf(binding),
      orderNumber: binding.orderNumber,
      broughtOver: binding.broughtOver && { file: binding.broughtOver.file, line: binding.broughtOver.line },
      since: isoOf(binding.since),
      until: maybeIsoOf(binding.until),
      orders: countOf(binding),
      ended: stateOf(binding),
      endedAt: maybeIsoOf(binding.endedAt),
      reason: binding.reason,
    })),
    nextCursor: last ? String(last.id) : null,
    total: await attribution(strapi).countBindings(affiliateIds),
  };
};

/** The place in a program staff asks about, as bindings know it. */
export const bindingsOfDocument = async (strapi: Core.Strapi, documentId: string): Promise<Outcome<number, Failure>> => {
  const place = await affiliates(strapi).affiliateOfDocument(documentId);
  return place ? ok(place.id) : failed(affiliateFailures.because('AFFILIATE_NOT_FOUND'));
};
