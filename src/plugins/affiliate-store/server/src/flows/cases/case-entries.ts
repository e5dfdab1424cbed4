import type { Core } from '@strapi/strapi';
import type { CasePreview } from '../../../../contracts/admin';
import { affiliateFailures, affiliates } from '../../capabilities/affiliates/service';
import { caseFailures, ENTRIES, type Case, type CaseEntry, type CaseEntryKind } from '../../capabilities/cases/service';
import { booksFrom, type BlockReason, type OrderBooks, type ShareBook } from '../../capabilities/commissions/service';
import { orders, type Payment } from '../../capabilities/orders/service';
import { adjustmentApprovalAbove } from '../../capabilities/payouts/service';
import { people } from '../../capabilities/people/service';
import type { Failure } from '../../kernel/failure';
import { minor, moneyView } from '../../kernel/money';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { needsSecondPerson } from '../../kernel/second-person';
import { now } from '../../platform/clock';
import { setting } from '../../platform/settings';
import { adjustBalance } from '../ledger/adjust-balance';
import { unblockByAppeal } from '../affiliates/block-affiliate';
import { heldByBlock } from './case-evidence';
import { acceptContested, acceptanceOf } from './accept-contested';
import { booksAfter, carryOut, lastJournalOf, releaseSteps } from '../commissions/release-shares';

/** What staff wants to book; the amount in minor units. */
export interface EntryWish {
  readonly kind: CaseEntryKind;
  readonly amount: number | null;
  readonly currency: string | null;
}

type Planned = CasePreview['entries'][number];

/** The currency a bonus would be booked in. */
export const currencyOf = (of: Case, wish: Pick<EntryWish, 'currency'>): string | null => of.currency ?? wish.currency;

/** A share of the partner that a person or a rule keeps from being paid, for a reason the shop can end here. */
interface HeldShare {
  readonly payment: Payment;
  readonly books: OrderBooks;
  readonly share: ShareBook;
  readonly because: BlockReason;
}

// A block of a place ends with the place, by an appeal, and for everything it holds.
const endable = ({ blocked, blockedBecause }: ShareBook): boolean => blocked && blockedBecause !== 'PLACE_BLOCKED';

const heldShares = async (strapi: Core.Strapi, of: Case): Promise<readonly HeldShare[]> => {
  const party = await people(strapi).party(of.partyId);
  if (of.orderId === null || !party) return [];
  return (await orders(strapi).paymentsOf([of.orderId])).flatMap((payment) => {
    const books = booksFrom(payment.books);
    const own = books.shares.filter((share) => share.party === party.publicId && endable(share));
    return own.map((share) => ({ payment, books, share, because: share.blockedBecause ?? 'UNDER_REVIEW' }));
  });
};

const releasesOf = async (strapi: Core.Strapi, of: Case): Promise<readonly Planned[]> => {
  const products = of.orderId === null ? [] : (await orders(strapi).snapshot(of.orderId)).lines;
  return (await heldShares(strapi, of)).map(({ books, share, because }) => {
    const after = booksAfter(books, releaseSteps(share.key, because, '', now()))?.shares.find(({ key }) => key === share.key);
    const amount = share.held - (after?.held ?? share.held);
    return {
      kind: 'release',
      orderNumber: of.orderNumber,
      product: products.find(({ line }) => line === share.line)?.productName ?? null,
      amount: moneyView({ minor: minor(amount), currency: books.currency }),
      to: after?.bucket ?? share.bucket,
      waits: false,
    };
  });
};

const unblocksOf = async (strapi: Core.Strapi, of: Case): Promise<readonly Planned[]> => {
  const place = of.affiliateId === null ? null : await affiliates(strapi).affiliate(of.affiliateId);
  if (!place) return [];
  return (await heldByBlock(strapi, place)).map((row) => ({
    kind: 'unblock',
    orderNumber: row.orderNumber,
    product: row.productName,
    amount: moneyView({ minor: minor(row.held), currency: row.currency }),
    to: row.payableAt !== null && row.payableAt <= now() ? 'available' : 'pending',
    waits: false,
  }));
};

const bonusOf = async (strapi: Core.Strapi, of: Case, wish: EntryWish): Promise<Outcome<readonly Planned[], Failure>> => {
  const currency = currencyOf(of, wish);
  if (wish.amount === null || wish.amount <= 0 || currency === null) return failed(caseFailures.because('CASE_AMOUNT_MISSING'));
  const waits = needsSecondPerson(wish.amount, currency, await setting(strapi, adjustmentApprovalAbove));
  const amount = moneyView({ minor: minor(wish.amount), currency });
  return ok([{ kind: 'bonus', orderNumber: of.orderNumber, product: of.product, amount, to: 'available', waits }]);
};

/** What would be booked, by the books as they stand. An unblock may find nothing held; it lets somebody in all the same. */
export const planEntries = async (strapi: Core.Strapi, of: Case, wish: EntryWish): Promise<Outcome<readonly Planned[], Failure>> => {
  if (!ENTRIES[of.kind].includes(wish.kind))
    return failed(caseFailures.because('CASE_ENTRY_UNFIT', { kind: of.kind, entry: wish.kind, entries: ENTRIES[of.kind].join(' ') }));
  if (wish.kind === 'bonus') return bonusOf(strapi, of, wish);
  if (wish.kind === 'unblock') return ok(await unblocksOf(strapi, of));
  if (wish.kind === 'accept') return acceptanceOf(strapi, of);
  const planned = await releasesOf(strapi, of);
  return planned.length === 0 ? failed(caseFailures.because('CASE_NOTHING_HELD')) : ok(planned);
};

/** Lets go of what is held of the order; the order is locked by the caller. Every journal names the case as who moved it. */
const release = async (strapi: Core.Strapi, of: Case): Promise<Outcome<CaseEntry, Failure>> => {
  const held = await heldShares(strapi, of);
  let order = of.orderId === null ? null : await orders(strapi).lock({ id: of.orderId });
  if (!order || held.length === 0) return failed(caseFailures.because('CASE_NOTHING_HELD'));
  const actor = `case:${of.publicId}`;
  for (const { payment, share, because, books } of held) {
    const steps = releaseSteps(share.key, because, await lastJournalOf(strapi, order), now());
    const { order: then, moved } = await carryOut(strapi, { order, paymentId: payment.id, actor }, steps);
    order = then;
    if (!moved) continue;
    const facts = { amount: String(share.amount - share.reversed), currency: books.currency, earner: '', why: because, case: of.publicId };
    await orders(strapi).note(order.id, { actor, code: 'COMMISSION_RELEASED', facts });
  }
  return ok({ kind: 'release', state: 'booked', ref: null, amount: null, currency: null });
};

const unblock = async (strapi: Core.Strapi, of: Case, by: string): Promise<Outcome<CaseEntry, Failure>> => {
  const place = of.affiliateId === null ? null : await affiliates(strapi).affiliate(of.affiliateId);
  if (!place) return failed(affiliateFailures.because('AFFILIATE_NOT_FOUND'));
  const done = await unblockByAppeal(strapi, place.documentId, { by, caseId: of.publicId });
  return done.ok ? ok({ kind: 'unblock', state: 'booked', ref: null, amount: null, currency: null }) : done;
};

const bonus = async (
  strapi: Core.Strapi,
  of: Case,
  wish: EntryWish & { readonly reason: string; readonly by: string },
): Promise<Outcome<CaseEntry, Failure>> => {
  const currency = currencyOf(of, wish);
  const party = await people(strapi).party(of.partyId);
  if (wish.amount === null || wish.amount <= 0 || currency === null || !party) return failed(caseFailures.because('CASE_AMOUNT_MISSING'));
  const { amount, reason, by } = wish;
  const made = await adjustBalance(strapi, { party: party.publicId, currency, kind: 'bonus', amount, reason, by, caseId: of.publicId });
  if (!made.ok) return made;
  const state = made.value.state === 'booked' ? 'booked' : 'awaiting_approval';
  return ok({ kind: 'bonus', state, ref: made.value.publicId, amount, currency });
};

/** Books what a decision grants, in the open unit of work. */
export const bookEntry = (
  strapi: Core.Strapi,
  of: Case,
  wish: EntryWish & { readonly reason: string; readonly by: string },
): Promise<Outcome<CaseEntry, Failure>> => {
  if (wish.kind === 'bonus') return bonus(strapi, of, wish);
  if (wish.kind === 'accept') return acceptContested(strapi, of, wish.by);
  return wish.kind === 'unblock' ? unblock(strapi, of, wish.by) : release(strapi, of);
};
