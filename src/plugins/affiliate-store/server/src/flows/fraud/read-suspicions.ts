import type { Core } from '@strapi/strapi';
import type { SuspicionDetail, SuspicionRow } from '../../../../contracts/admin';
import { affiliates, type Affiliate } from '../../capabilities/affiliates/service';
import { booksFrom, commissions, type ShareBook } from '../../capabilities/commissions/service';
import { fraud, fraudFailures, sharersIn, type Finding, type Suspicion, type SuspicionFilter } from '../../capabilities/fraud/service';
import { orders } from '../../capabilities/orders/service';
import { people, type Party } from '../../capabilities/people/service';
import type { Failure } from '../../kernel/failure';
import { minor, moneyView } from '../../kernel/money';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';
import { isoOf, maybeIsoOf } from '../../platform/moments';
import { namesOfActors } from '../../platform/staff-names';
import { takesTwo } from './second-look';
import { sharesUnder } from './suspected-shares';

const DAY = 86_400_000;

/** What a suspicion holds, or held: the shares as the books of its order have them. */
interface Held {
  readonly currency: string;
  readonly takesTwo: boolean;
  readonly shares: readonly ShareBook[];
}

const heldBy = async (strapi: Core.Strapi, { orderId, programId, orderNumber }: Suspicion): Promise<Held> => {
  const payment = await orders(strapi).payment({ order_id: orderId });
  if (!payment) throw new Error(`order ${orderNumber} is suspected and not paid`);
  const [books, snapshot] = [booksFrom(payment.books), await orders(strapi).snapshot(orderId)];
  return {
    currency: books.currency,
    takesTwo: await takesTwo(strapi, books, snapshot, programId),
    shares: sharesUnder(books, snapshot, programId),
  };
};

const left = ({ amount, reversed }: ShareBook): number => amount - reversed;

const rowOf = (
  of: Suspicion,
  { who, held, nameOf }: { readonly who: Affiliate | undefined; readonly held: Held; readonly nameOf: (actor: string) => string },
): SuspicionRow => ({
  id: of.publicId,
  orderNumber: of.orderNumber,
  affiliate: { id: who?.documentId ?? '', name: who?.name ?? '', code: who?.code ?? '' },
  program: who?.programName ?? '',
  rules: [...of.rules],
  score: of.score,
  state: of.state,
  amount: moneyView({ minor: minor(held.shares.reduce((sum, share) => sum + left(share), 0)), currency: held.currency }),
  openedAt: isoOf(of.openedAt),
  ageDays: Math.max(0, Math.floor((now() - of.openedAt) / DAY)),
  decidedAt: maybeIsoOf(of.decidedAt),
  decidedBy: of.decidedBy === null ? null : nameOf(of.decidedBy),
  note: of.note,
  asked: of.asked === null ? null : { by: nameOf(of.asked.by), at: isoOf(of.asked.at), note: of.asked.note },
});

const actorsOf = ({ decidedBy, asked }: Suspicion): string[] => [decidedBy, asked?.by].flatMap((actor) => actor ?? []);

/** One page of the queue; `from` is how many are above it. */
export const queueOfSuspicions = async (
  strapi: Core.Strapi,
  {
    days,
    affiliate,
    ...asked
  }: Pick<SuspicionFilter, 'state' | 'rule'> & { readonly days?: number | undefined; readonly affiliate?: string | undefined },
  page: { readonly from: number; readonly limit: number },
): Promise<{ readonly rows: SuspicionRow[]; readonly next: number | null; readonly total: number }> => {
  // An affiliate nobody knows is suspected of nothing.
  const of = affiliate === undefined ? {} : { affiliateId: (await affiliates(strapi).affiliateOfDocument(affiliate))?.id ?? -1 };
  const filter = { ...asked, ...of, ...(days === undefined ? {} : { openedUntil: now() - days * DAY }) };
  const [found, total] = [await fraud(strapi).queue(filter, page), await fraud(strapi).count(filter)];
  const places = await affiliates(strapi).affiliates(found.map(({ affiliateId }) => affiliateId));
  const nameOf = await namesOfActors(strapi, found.flatMap(actorsOf));
  const rows: SuspicionRow[] = [];
  for (const one of found) {
    rows.push(rowOf(one, { who: places.get(one.affiliateId), held: await heldBy(strapi, one), nameOf }));
  }
  const end = page.from + page.limit;
  return { rows, next: end < total ? end : null, total };
};

/** Staff reads names where the order keeps ids. */
const namedIn = (finding: Pick<Finding, 'rule' | 'facts'>, names: ReadonlyMap<string, Party>): Readonly<Record<string, string>> => {
  const ids = sharersIn(finding);
  return ids.length === 0 ? {} : { with: ids.map((id) => names.get(id)?.name ?? id).join(', ') };
};

/** One suspicion as the desk decides it: what the rules went by, and the shares with why they are what they are. */
export const suspicionOnDesk = async (strapi: Core.Strapi, id: string): Promise<Outcome<SuspicionDetail, Failure>> => {
  const of = await fraud(strapi).find(id);
  if (!of) return failed(fraudFailures.because('SUSPICION_NOT_FOUND'));
  const held = await heldBy(strapi, of);
  const sharers = await people(strapi).partiesByPublicId(of.findings.flatMap(sharersIn));
  const who = (await affiliates(strapi).affiliates([of.affiliateId])).get(of.affiliateId);
  const nameOf = await namesOfActors(strapi, actorsOf(of));
  const keys = new Set(held.shares.map(({ key }) => key));
  const rows = (await commissions(strapi).ofOrders([of.orderId])).filter(({ shareKey }) => keys.has(shareKey));
  return ok({
    ...rowOf(of, { who, held, nameOf }),
    takesTwo: held.takesTwo,
    findings: of.findings.map(({ rule, score, facts }) => ({ rule, score, facts: { ...facts, ...namedIn({ rule, facts }, sharers) } })),
    shares: rows.map((row) => ({
      commission: row.publicId,
      role: row.role === 'second_tier' ? 'second_tier' : 'affiliate',
      party: row.partyName,
      product: row.productName,
      state: row.state,
      amount: moneyView({ minor: minor(row.amount - row.reversed), currency: row.currency }),
    })),
  });
};

/** How many suspicions wait for somebody. */
export const waitingSuspicions = (strapi: Core.Strapi): Promise<number> => fraud(strapi).count({ state: 'open' });
