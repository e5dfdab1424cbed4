import { randomUUID } from 'node:crypto';
import type { ShopClient } from './shop-client';

interface Payee {
  readonly email: string;
  readonly password: string;
  readonly holder: string;
  readonly iban: string;
}

/** IBANs from the banks' own documentation: right by their check digits, and nobody's. */
export const IBANS = ['DE89370400440532013000', 'FR7630006000011234567890189', 'ES9121000418450200051332'] as const;

const chooseMethod = async (shop: ShopClient, { email, password, holder, iban }: Payee): Promise<void> => {
  const { body } = await shop.api('/auth/password', { body: { email, password } });
  const { jwt } = body.data as { jwt: string };
  await shop.api('/me/payouts/method', {
    method: 'PUT',
    token: jwt,
    body: { method: { kind: 'sepa', holder, iban }, currentPassword: password },
  });
};

interface Plan {
  readonly cutOffAt: string;
  readonly minimum: { readonly amount: string };
  readonly included: ReadonlyArray<{ readonly amount: { readonly amount: string } }>;
}
interface Run {
  readonly id: string;
  readonly state: string;
  readonly payouts: ReadonlyArray<{ readonly id: string; readonly may: readonly string[] }>;
}

const untilSent = async (shop: ShopClient, id: string): Promise<Run> => {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const run = (await shop.staff(`/affiliate-store/payout-runs/${id}`)).body.data as Run;
    if (run.state === 'sent') return run;
    await new Promise((resume) => setTimeout(resume, 100));
  }
  throw new Error(`payout run ${id} was not sent`);
};

/** People say how they are paid, days pass, a run pays them, and the first of them has it on the account. */
export const payPeople = async (shop: ShopClient, payees: readonly Payee[]): Promise<void> => {
  for (const payee of payees) await chooseMethod(shop, payee);
  await shop.pass(Number(process.env['DEMO_PAYOUT_DAYS'] ?? 4));
  const plan = (await shop.staff('/affiliate-store/payout-runs/plan?currency=EUR&method=sepa')).body.data as Plan;
  if (plan.included.length === 0) throw new Error('Nobody is to be paid: the past of this demo is not the one it was written for.');
  const total = plan.included.reduce((sum, each) => sum + BigInt(each.amount.amount), 0n);
  const { body } = await shop.staff('/affiliate-store/payout-runs', {
    key: randomUUID(),
    body: { currency: 'EUR', method: 'sepa', cutOff: plan.cutOffAt, minimum: plan.minimum.amount, total: total.toString() },
  });
  const { payouts } = await untilSent(shop, (body.data as { id: string }).id);
  const [first] = payouts;
  if (first) await shop.staff(`/affiliate-store/payouts/${first.id}/close`, { body: { to: 'paid', reference: 'statement of today' } });
};
