import type { Core } from '@strapi/strapi';
import { booksFrom, decisions, type BlockReason, type Decision, type OrderBooks } from '../../capabilities/commissions/service';
import { ledger } from '../../capabilities/ledger/service';
import { orders, type Order } from '../../capabilities/orders/service';
import { refuse } from '../../kernel/failure';
import { now } from '../../platform/clock';
import { storeDecision } from '../orders/store-decision';

/** One decision about a share, by the books as they stand when it is its turn. */
export type Step = (books: OrderBooks) => Decision;

const matureWhenDue = (books: OrderBooks, share: string, after: string, at: number): Decision => {
  const matured = decisions.matureShare(books, { share, now: at, after });
  // Not yet due, or disputed: the nightly run looks again.
  return matured.ok ? matured : { ok: true, value: { books, journals: [], changes: [] } };
};

/** What ends a hold that was made for a reason; a released share whose guarantee is over is available at once (J05). */
export const releaseSteps = (share: string, because: BlockReason, after: string, at: number): Step[] => [
  (books) => decisions.releaseShare(books, share, { because, after }),
  (books) => matureWhenDue(books, share, after, at),
];

/** The key of the newest journal of an order: what a block or its end comes after. */
export const lastJournalOf = async (strapi: Core.Strapi, { id }: Order): Promise<string> =>
  (await ledger(strapi).journalsOfOrder(id)).at(-1)?.key ?? '';

/**
 * Carries out steps about one share of a payment of a locked order, and answers whether anything moved. What the first step does not
 * move is not the others' to move either: a hold of another reason is nobody else's to end, nor to mature before the nightly run.
 */
export const carryOut = async (
  strapi: Core.Strapi,
  { order: given, paymentId, actor }: { readonly order: Order; readonly paymentId: number; readonly actor: string },
  steps: readonly Step[],
): Promise<{ readonly order: Order; readonly moved: boolean }> => {
  let order = given;
  let moved = false;
  for (const step of steps) {
    const payment = await orders(strapi).lockPayment({ id: paymentId });
    if (!payment) break;
    const before = booksFrom(payment.books);
    const decision = step(before);
    if (!decision.ok) return refuse(decision.failure);
    moved ||= decision.value.books !== before;
    if (!moved) break;
    order = await storeDecision(strapi, { order, payment, before }, decision.value, { actor, occurredAt: now() });
  }
  return { order, moved };
};

/** The books after steps that would be carried out now; for a preview. Null where one of them is refused. */
export const booksAfter = (books: OrderBooks, steps: readonly Step[]): OrderBooks | null => {
  let after = books;
  for (const step of steps) {
    const decision = step(after);
    if (!decision.ok) return null;
    after = decision.value.books;
  }
  return after;
};
