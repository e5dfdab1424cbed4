import type Stripe from 'stripe';
import type { Notice } from '../properties/story';
import { atStripe } from './stripe-events';
import type { World } from './world';

/** What happened to a payment, as the provider keeps it. */
export interface Charged {
  readonly charge: string;
  readonly amount: number;
  readonly refunds: readonly Stripe.Refund[];
  readonly disputes: readonly Stripe.Dispute[];
}

/** Everything the provider knows of money, by the payment intent of each charge, and what its balance has to be. */
export interface BankBooks {
  readonly charged: ReadonlyMap<string, Charged>;
  readonly fees: ReadonlyMap<string, { readonly txn: string; readonly amount: number }>;
  /** Sum of all balance transactions: what the provider holds for the shop. */
  readonly holds: number;
}

const idOf = (of: string | { readonly id: string } | null): string => (typeof of === 'string' ? of : (of?.id ?? ''));

const all = async <T>(pages: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = [];
  for await (const each of pages) found.push(each);
  return found;
};

/** Reads the provider's own books. */
export const bankBooks = async (world: World): Promise<BankBooks> => {
  const stripe = atStripe(world);
  const [charges, refunds, disputes, moves] = await Promise.all([
    all(stripe.charges.list({ limit: 100 })),
    all(stripe.refunds.list({ limit: 100 })),
    all(stripe.disputes.list({ limit: 100 })),
    all(stripe.balanceTransactions.list({ limit: 100 })),
  ]);
  const charged = new Map(
    charges
      .filter(({ paid }) => paid)
      .map(({ id, amount, payment_intent: intent }) => [
        idOf(intent),
        {
          charge: id,
          amount,
          refunds: refunds.filter((refund) => idOf(refund.charge) === id),
          disputes: disputes.filter((dispute) => idOf(dispute.charge) === id),
        },
      ]),
  );
  return {
    charged,
    fees: new Map(
      moves.filter(({ type }) => type === 'charge').map(({ id, fee, source }) => [idOf(source), { txn: id, amount: fee }] as const),
    ),
    holds: moves.reduce((sum, { net }) => sum + net, 0),
  };
};

type Told = Notice extends infer Each ? (Each extends Notice ? Omit<Each, 'id' | 'order'> : never) : never;

const ofDispute = ({ id: dispute, status, amount, balance_transactions: moves }: Stripe.Dispute): Told[] => {
  const told: Told[] = [];
  if (status.startsWith('warning_')) {
    told.push({ kind: 'asked', dispute, amount, holds: true });
    if (status === 'warning_closed') told.push({ kind: 'answered', dispute });
  }
  const taken = moves.filter((move) => move.amount < 0);
  const back = moves.filter((move) => move.amount > 0);
  taken.forEach(({ id: withdrawal, amount: taking, fee }, at) => {
    told.push({ kind: 'opened', dispute, withdrawal, amount: -taking, fee });
    const given = back[at];
    if (given) told.push({ kind: 'won', dispute, withdrawal, reinstatement: given.id, amount: given.amount, fee: -given.fee });
    else if (status === 'lost' || at < taken.length - 1) told.push({ kind: 'lost', dispute, withdrawal });
  });
  return told;
};

/** What is true of a payment, in the words in which the reference model is told of it; in no order that matters. */
export const newsOf = (books: BankBooks, intent: string, order: number): Notice[] => {
  const charged = books.charged.get(intent);
  if (!charged) return [];
  const fee = books.fees.get(charged.charge);
  const told: Told[] = [
    { kind: 'sale' },
    ...(fee ? [{ kind: 'fee' as const, ...fee }] : []),
    ...charged.refunds.flatMap(({ id: refund, amount, status }): Told[] => [
      { kind: 'refund', refund, amount, statedTax: null, line: null },
      ...(status === 'failed' ? [{ kind: 'refund_failed' as const, refund }] : []),
    ]),
    ...charged.disputes.flatMap(ofDispute),
  ];
  return told.map((each, at) => ({ ...each, id: `${intent}:${at}`, order }));
};
