import type { Core } from '@strapi/strapi';
import { affiliates } from '../../capabilities/affiliates/service';
import { booksFrom, decisions } from '../../capabilities/commissions/service';
import { fraud, fraudFailures, type Suspicion } from '../../capabilities/fraud/service';
import { orders, type Order, type Payment } from '../../capabilities/orders/service';
import { people } from '../../capabilities/people/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { now } from '../../platform/clock';
import { togetherOrNot } from '../../platform/transaction';
import { carryOut, lastJournalOf, releaseSteps, type Step } from '../commissions/release-shares';
import { heldForSecond } from './second-look';
import { sharesUnder } from './suspected-shares';
import { writeSuspicionLetter } from './write-suspicion-letters';

const BECAUSE = 'UNDER_REVIEW';

/** What somebody decided about a suspicion, in words the partner reads. */
export interface SuspicionDecision {
  readonly to: 'released' | 'confirmed';
  readonly note: string;
  readonly by: string;
}

/** Lets a share go. What is let go into a place that was blocked meanwhile stays held, for that reason. */
const letGo = (share: string, after: string, blocked: boolean): Step[] => [
  ...releaseSteps(share, BECAUSE, after, now()),
  ...(blocked ? [(books: Parameters<Step>[0]) => decisions.holdShare(books, share, { because: 'PLACE_BLOCKED', after })] : []),
];

/** The place a share was earned in: the affiliate's own, or for the second tier that of whoever brought them. */
const isPlaceBlocked = async (strapi: Core.Strapi, { affiliateId }: Suspicion, role: string): Promise<boolean> => {
  const who = (await affiliates(strapi).affiliatesSteady([affiliateId])).get(affiliateId);
  if (role === 'affiliate') return who?.state === 'blocked';
  const sponsor = who?.sponsorId == null ? null : (await affiliates(strapi).affiliatesSteady([who.sponsorId])).get(who.sponsorId);
  return sponsor?.state === 'blocked';
};

interface Subject {
  readonly suspicion: Suspicion;
  readonly order: Order;
  readonly payment: Payment;
}

/** Moves every share that is held, and says so on the order. */
const moveShares = async (strapi: Core.Strapi, { suspicion, order: given, payment }: Subject, { to, by, note }: SuspicionDecision) => {
  const snapshot = await orders(strapi).snapshot(given.id);
  const books = booksFrom(payment.books);
  const parties = await people(strapi).partiesByPublicId(books.shares.flatMap(({ party }) => party ?? []));
  let order = given;
  for (const share of sharesUnder(books, snapshot, suspicion.programId)) {
    if (share.state !== 'held' || share.blockedBecause !== BECAUSE) continue;
    const after = await lastJournalOf(strapi, order);
    const steps: Step[] =
      to === 'released'
        ? letGo(share.key, after, await isPlaceBlocked(strapi, suspicion, share.role))
        : [(now) => decisions.rejectShare(now, share.key, { because: BECAUSE, after })];
    const { order: then, moved } = await carryOut(strapi, { order, paymentId: payment.id, actor: by }, steps);
    order = then;
    if (!moved) continue;
    await orders(strapi).note(order.id, {
      actor: by,
      code: to === 'released' ? 'COMMISSION_RELEASED' : 'COMMISSION_REJECTED',
      facts: {
        amount: String(share.amount - share.reversed),
        currency: books.currency,
        earner: parties.get(share.party ?? '')?.name ?? '',
        why: note,
      },
    });
    const kind = to === 'released' ? 'commission_released' : 'commission_rejected';
    await writeSuspicionLetter(strapi, kind, { order, snapshot, share, because: note });
  }
};

/**
 * Decides a suspicion: what it holds is let go, or becomes the platform's for good. Books, queue, history and audit are one unit of work; what
 * a case is open about has to wait for its decision. Above the limit it takes two to confirm: the first writes down that they want it.
 */
export const decideSuspicionOf = (strapi: Core.Strapi, id: string, decision: SuspicionDecision): Promise<Outcome<Suspicion, Failure>> =>
  togetherOrNot(strapi, async () => {
    const seen = await fraud(strapi).find(id);
    const order = seen && (await orders(strapi).lock({ id: seen.orderId }));
    const payment = order && (await orders(strapi).lockPayment({ order_id: order.id }));
    const suspicion = seen && (await fraud(strapi).lockOf(seen.orderId)).find((each) => each.id === seen.id);
    if (!suspicion || !order || !payment) return failed(fraudFailures.because('SUSPICION_NOT_FOUND'));
    if (suspicion.state !== 'open') return failed(fraudFailures.because('SUSPICION_NOT_OPEN', { state: suspicion.state }));
    const { to, note, by } = decision;
    if (to === 'confirmed') {
      const of = { books: booksFrom(payment.books), snapshot: await orders(strapi).snapshot(order.id) };
      const waits = await heldForSecond(strapi, suspicion, of, decision);
      if (waits) return waits;
    }
    await moveShares(strapi, { suspicion, order, payment }, decision);
    await fraud(strapi).keep(suspicion.id, { state: to, by, note });
    await audit(strapi, {
      actor: by,
      action: to === 'released' ? 'fraud.release' : 'fraud.confirm',
      subject: `order:${order.number}`,
      reason: note,
      before: { state: suspicion.state, rules: suspicion.rules.join(' ') },
      after: { state: to, suspicion: suspicion.publicId },
    });
    return ok((await fraud(strapi).find(id)) ?? suspicion);
  });
