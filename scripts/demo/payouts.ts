import type { ShopClient } from './shop-client';

interface Payee {
  readonly email: string;
  readonly password: string;
  readonly holder: string;
  readonly iban: string;
}

/** IBANs from the banks' own documentation: right by their check digits, and nobody's. */
export const IBANS = [
  'DE89370400440532013000',
  'FR7630006000011234567890189',
  'ES9121000418450200051332',
  'GB29NWBK60161331926819',
  'BE68539007547034',
] as const;

/** Somebody who would rather spend in the shop what they earn there. */
interface CreditPayee {
  readonly email: string;
  readonly password: string;
}

const chooseMethod = async (shop: ShopClient, payee: Payee | CreditPayee): Promise<void> => {
  const { email, password } = payee;
  const method = 'iban' in payee ? { kind: 'sepa', holder: payee.holder, iban: payee.iban } : { kind: 'credit' };
  await shop.api('/me/payouts/method', {
    method: 'PUT',
    token: await shop.signIn(email, password),
    body: { method, currentPassword: password },
  });
};

interface Plan {
  readonly cutOffAt: string;
  readonly minimum: { readonly amount: string };
  readonly included: ReadonlyArray<{ readonly amount: { readonly amount: string } }>;
}
export interface SentPayout {
  readonly id: string;
  readonly partyName: string;
  readonly amount: { readonly amount: string; readonly currency: string; readonly exponent: number };
}
interface Run {
  readonly id: string;
  readonly state: string;
  readonly payouts: readonly SentPayout[];
}

/** Plans a run of everybody who may be paid in euro, confirms it and sees it sent; answers its payouts, none where nobody is due. */
export const sendRun = async (shop: ShopClient, method: 'sepa' | 'credit' = 'sepa'): Promise<readonly SentPayout[]> => {
  const plan = (await shop.staff(`/affiliate-store/payout-runs/plan?currency=EUR&method=${method}`)).body.data as Plan;
  if (plan.included.length === 0) return [];
  const total = plan.included.reduce((sum, each) => sum + BigInt(each.amount.amount), 0n);
  const { body } = await shop.staff('/affiliate-store/payout-runs', {
    key: shop.key(),
    body: { currency: 'EUR', method, cutOff: plan.cutOffAt, minimum: plan.minimum.amount, total: total.toString() },
  });
  const { id } = body.data as { id: string };
  await shop.settle();
  const run = (await shop.staff(`/affiliate-store/payout-runs/${id}`)).body.data as Run;
  if (run.state !== 'sent') throw new Error(`payout run ${id} was not sent, it is ${run.state}`);
  return run.payouts;
};

/** Payouts that were sent and of which nobody has said yet what became of them, the oldest first. */
export const underWay = async (shop: ShopClient): Promise<readonly SentPayout[]> => {
  const { body } = await shop.staff('/affiliate-store/payouts?state=submitted');
  return [...(body.data as SentPayout[])].reverse();
};

/** Says what became of a payout. */
export const closePayout = async (shop: ShopClient, { id }: SentPayout, body: object): Promise<void> => {
  await shop.staff(`/affiliate-store/payouts/${id}/close`, { body });
  await shop.settle();
};

/** People say how they are paid, days pass, runs pay them, and the first of them has it on the account; store credit is there at once. */
export const payPeople = async (shop: ShopClient, payees: ReadonlyArray<Payee | CreditPayee>, days: () => Promise<void>): Promise<void> => {
  for (const payee of payees) await chooseMethod(shop, payee);
  await days();
  const [first] = await sendRun(shop);
  if (!first) throw new Error('Nobody is to be paid: the past of this demo is not the one it was written for.');
  await closePayout(shop, first, { to: 'paid', reference: 'statement of today' });
  await sendRun(shop, 'credit');
};

/** Adds something to what somebody earned, by hand and with a reason; false where nobody is called that. */
export const addBonus = async (shop: ShopClient, name: string, amount: string, reason: string): Promise<boolean> => {
  const { body } = await shop.staff(`/affiliate-store/payees?search=${encodeURIComponent(name)}`);
  const party = (body.data as Array<{ party: string; name: string }>).find((each) => each.name === name)?.party;
  if (!party) return false;
  await shop.staff('/affiliate-store/adjustments', {
    key: shop.key(),
    body: { party, currency: 'EUR', kind: 'bonus', amount, reason },
  });
  await shop.settle();
  return true;
};
