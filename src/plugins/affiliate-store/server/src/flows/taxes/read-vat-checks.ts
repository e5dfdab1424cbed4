import type { Core } from '@strapi/strapi';
import type { AdminOrder, VatCheckView, VatDoubtRow } from '../../../../contracts/admin';
import type { Order, OrderSnapshot } from '../../capabilities/orders/service';
import { taxes } from '../../capabilities/taxes/service';
import type { VatCheck, VatDoubt, VatDoubtState } from '../../capabilities/taxes/service';
import { isoOf, maybeIsoOf } from '../../platform/moments';

const checkView = (check: VatCheck): VatCheckView => ({
  vatId: check.vatId,
  requester: check.requester === '' ? null : check.requester,
  state: check.state,
  consultation: check.consultation,
  name: check.name,
  address: check.address,
  why: check.why,
  askedAt: isoOf(check.askedAt),
  answeredAt: maybeIsoOf(check.answeredAt),
});

const viewOf = (doubt: VatDoubt, checks: ReadonlyMap<number, VatCheck>): VatDoubtRow => {
  const check = doubt.checkId === null ? undefined : checks.get(doubt.checkId);
  return {
    orderNumber: doubt.orderNumber,
    vatId: doubt.vatId,
    state: doubt.state,
    tries: doubt.tries,
    nextTryAt: doubt.state === 'waiting' ? isoOf(doubt.nextTryAt) : null,
    answer: check ? checkView(check) : null,
    reason: doubt.reason,
    settledBy: doubt.settledBy,
    createdAt: isoOf(doubt.createdAt),
    changedAt: isoOf(doubt.changedAt),
  };
};

/** Doubts as staff sees them. */
export const viewDoubts = async (strapi: Core.Strapi, doubts: readonly VatDoubt[]): Promise<VatDoubtRow[]> => {
  const checks = await taxes(strapi).checksById(doubts.flatMap(({ checkId }) => checkId ?? []));
  return doubts.map((doubt) => viewOf(doubt, checks));
};

/** One page, newest first, with how many there are. */
export const listDoubtsOf = async (
  strapi: Core.Strapi,
  state: VatDoubtState | undefined,
  page: { readonly below?: number | undefined; readonly limit: number },
): Promise<{ readonly rows: VatDoubtRow[]; readonly next: number | null; readonly total: number }> => {
  const found = await taxes(strapi).doubts(state, { ...page, limit: page.limit + 1 });
  const rows = found.slice(0, page.limit);
  return {
    rows: await viewDoubts(strapi, rows),
    next: found.length > rows.length ? (rows.at(-1)?.id ?? null) : null,
    total: await taxes(strapi).countDoubts(state),
  };
};

/** The company of an order and the proof of its VAT id, as far as the order went without tax on it. */
export const companyOf = async (
  strapi: Core.Strapi,
  order: Order,
  { company, vatCheck, lines }: OrderSnapshot,
): Promise<AdminOrder['company']> => {
  if (!company) return null;
  const check = vatCheck?.checkId == null ? undefined : (await taxes(strapi).checksById([vatCheck.checkId])).get(vatCheck.checkId);
  const doubt = await taxes(strapi).doubtOfOrder(order.id);
  const untaxed = lines.some(({ taxReason }) => taxReason === 'reverse_charge');
  return {
    ...company,
    proof: untaxed ? (vatCheck?.state ?? 'form') : null,
    check: check ? checkView(check) : null,
    doubt: doubt ? ((await viewDoubts(strapi, [doubt]))[0] ?? null) : null,
  };
};
