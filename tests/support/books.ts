import { expectOk } from './expect-ok';
import { orderOnDesk } from './purchase';

export { untilFeeKnown } from './purchase';
import type { Answer, World } from './world';

/** One share as staff sees it: role (numbered from the second of a kind on), what was earned, what came off. */
export interface Share {
  readonly role: string;
  readonly key: string;
  readonly who: string;
  readonly amount: number;
  readonly reversed: number;
  readonly held: number;
  readonly fee: number;
  readonly net: number;
  readonly state: string | null;
}

interface Raw {
  readonly role: string;
  readonly key: string;
  readonly who: string;
  readonly state: string | null;
  readonly amount: { amount: string };
  readonly reversed: { amount: string };
  readonly held: { amount: string };
  readonly fee: { amount: string };
  readonly net: { amount: string };
}

/** The split of an order, by the key of each share without its line: `tax`, `platform`, `affiliate`, `co_producer:1` … */
export const splitOf = async (world: World, orderNumber: string): Promise<Readonly<Record<string, Share>>> => {
  const order = await orderOnDesk(world, orderNumber);
  return Object.fromEntries(
    (order['split'] as Raw[]).map((share) => [
      share.key.replace(/^\d+:/, ''),
      {
        role: share.role,
        key: share.key,
        who: share.who,
        state: share.state,
        amount: Number(share.amount.amount),
        reversed: Number(share.reversed.amount),
        held: Number(share.held.amount),
        fee: Number(share.fee.amount),
        net: Number(share.net.amount),
      },
    ]),
  );
};

/** Net amounts of a split by share, the provider's fee taken off: the columns of the worked examples. */
export const standingOf = async (world: World, orderNumber: string): Promise<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(await splitOf(world, orderNumber))
      .filter(([, share]) => share.role !== 'payment_fee')
      .map(([key, share]) => [key, share.net]),
  );

/** The balance of an account, on the side that makes it grow; 0 where nothing was ever booked. */
export const balanceOn = async (world: World, address: string, currency: string): Promise<number> => {
  const answer = expectOk(await world.admin(`/ledger/accounts?search=${encodeURIComponent(address)}&currency=${currency}`), 'the accounts');
  const row = (answer.body as { data: Array<{ address: string; balance: { amount: string } }> }).data.find(
    (each) => each.address === address,
  );
  return row ? Number(row.balance.amount) : 0;
};

/** Runs the audit and answers the sentences that are broken, with their offenders. */
export const brokenSentences = async (world: World): Promise<object[]> => {
  const { body } = expectOk(await world.admin('/books/run', { body: {} }), 'the audit');
  return (body as { data: { invariants: Array<{ id: string; state: string; offenders: object[] }> } }).data.invariants
    .filter((each) => each.state === 'broken')
    .map(({ id, offenders }) => ({ id, offenders }));
};

/** What the steps of an explanation add up to, minor units. */
export const sumOfSteps = ({ steps }: { readonly steps: ReadonlyArray<{ readonly amount: { readonly amount: string } | null }> }): number =>
  steps.reduce((sum, step) => sum + Number(step.amount?.amount ?? 0), 0);

let count = 0;
/** Refunds through the desk; answers the refund. */
export const refund = async (world: World, orderNumber: string, amount: number): Promise<Answer> => {
  count += 1;
  return world.admin(`/orders/${orderNumber}/refunds`, {
    body: { amount: String(amount), reason: 'the buyer asked' },
    key: `refund-${orderNumber}-${count}`,
  });
};

/** Refunds amounts of some lines through the desk. */
export const refundLines = async (
  world: World,
  orderNumber: string,
  lines: ReadonlyArray<readonly [line: number, amount: number]>,
): Promise<Answer> => {
  count += 1;
  return world.admin(`/orders/${orderNumber}/refunds`, {
    body: { lines: lines.map(([line, amount]) => ({ line, amount: String(amount) })), reason: 'the buyer asked' },
    key: `refund-${orderNumber}-${count}`,
  });
};

/** Saves a setting as the owner does. */
export const decide = async (world: World, key: string, value: unknown): Promise<void> => {
  expectOk(await world.admin(`/settings/${key}`, { method: 'PUT', body: { value } }), `the setting ${key}`);
};
