import { aProduct, aProgram, anAffiliate } from './builders';
import type { Affiliate, Product } from './builders';
import { expectOk } from './expect-ok';
import { isCutOff } from './http';
import type { Answer } from './http';
import { buy } from './purchase';
import type { Started } from './purchase';
import type { RunningShop } from './shop-process';
import { enter } from './sign-in';
import { unique } from './world';
import type { World } from './world';

export const IBAN = 'FR7630006000011234567890189';
const HOLDER = 'Ana Duarte';

/** Somebody who is paid, signed in just now, and what they may ask. */
export interface Payee {
  readonly affiliate: Affiliate;
  readonly product: Product;
  readonly get: (path: string) => Promise<Answer>;
  readonly request: (currency?: string, key?: string) => Promise<Answer>;
  readonly keep: () => Promise<Answer>;
  readonly setMethod: (method?: object, more?: object) => Promise<Answer>;
  /** Chooses to be paid by Stripe; answers the address of its page. */
  readonly openAccount: (more?: object) => Promise<Answer>;
  /** Signs in anew by a mailed link; time passes with every sale. */
  readonly comeBack: () => Promise<void>;
  /** Sells once through the affiliate's link; the commission is payable at once. */
  readonly sell: (currency?: string) => Promise<Started>;
}

export const sepa = (iban = IBAN): object => ({ kind: 'sepa', holder: HOLDER, iban });
export const paypal = (email: string): object => ({ kind: 'paypal', email });

/** An affiliate whose commissions are payable with the next run of the maturity job, signed in by a mailed link. */
export const aPayee = async (world: World, prices: Readonly<Record<string, string>> = { EUR: '100.00' }): Promise<Payee> => {
  const program = await aProgram(world, { holdDays: 0 });
  const affiliate = await anAffiliate(world, program);
  const product = await aProduct(world, { prices, program, guaranteeDays: 0 });
  let { jwt } = await enter(world, affiliate.email);
  return {
    affiliate,
    comeBack: async () => {
      ({ jwt } = await enter(world, affiliate.email));
    },
    product,
    get: (path) => world.api(`/me/payouts${path}`, { token: jwt }),
    request: (currency = 'EUR', key = unique('payout')) => world.api('/me/payouts', { token: jwt, body: { currency }, key }),
    keep: () => world.api('/me/payouts/keep', { token: jwt, body: {} }),
    setMethod: (method = sepa(), more = {}) => world.api('/me/payouts/method', { method: 'PUT', token: jwt, body: { method, ...more } }),
    openAccount: (more = {}) => world.api('/me/payouts/account', { token: jwt, body: { country: 'FR', ...more } }),
    sell: async (currency) => {
      const sale = await buy(world, { offerId: product.offerId, through: [affiliate.code], ...(currency ? { currency } : {}) });
      // The job that makes commissions payable comes round every quarter of an hour.
      await world.pass({ minutes: 16 });
      return sale;
    },
  };
};

interface Money {
  readonly amount: string;
}

/** Balances in one currency, as the portal shows them, in minor units. */
export const balancesOf = async (payee: Payee, currency = 'EUR'): Promise<Readonly<Record<string, number>>> => {
  const { data } = expectOk(await payee.get('/overview'), 'the overview').body as { data: { balances: Array<Record<string, unknown>> } };
  const row = data.balances.find((each) => each['currency'] === currency) ?? {};
  return Object.fromEntries(
    ['pending', 'available', 'held', 'reserved', 'inTransit', 'paid'].map((part) => [
      part,
      Number((row[part] as Money | undefined)?.amount ?? 0),
    ]),
  );
};

/** Codes of what speaks against a payout now. */
export const obstaclesOf = async (payee: Payee, currency = 'EUR'): Promise<readonly string[]> => {
  const { data } = expectOk(await payee.get('/overview'), 'the overview').body as {
    data: { standings: Array<{ currency: string; obstacles: Array<{ code: string }> }> };
  };
  return (data.standings.find((each) => each.currency === currency)?.obstacles ?? []).map(({ code }) => code);
};

/** Plans a run as the wizard does and confirms it with its total. */
export const startRun = async (
  world: World,
  asked: { readonly method: string; readonly currency?: string; readonly token?: string; readonly excluded?: readonly string[] },
): Promise<Answer> => {
  const { method, currency = 'EUR', token, excluded = [] } = asked;
  const as = token === undefined ? {} : { token };
  const { data } = expectOk(await world.admin(`/payout-runs/plan?currency=${currency}&method=${method}`, as), 'the plan').body as {
    data: { cutOffAt: string; minimum: Money; included: Array<{ party: string; amount: Money }> };
  };
  const total = data.included.filter((each) => !excluded.includes(each.party)).reduce((sum, each) => sum + Number(each.amount.amount), 0);
  return world.admin('/payout-runs', {
    ...as,
    key: unique('run'),
    body: { currency, method, cutOff: data.cutOffAt, minimum: data.minimum.amount, excluded, total: String(total) },
  });
};

/**
 * Starts a run in a shop that dies at a point on its way, and the shop again; answers the run's id. Whether the shop still says that it has
 * taken the run on is chance, so the run is looked for afterwards, as somebody would who saw no answer.
 */
export const startRunAndDie = async (
  { shop, world }: { readonly shop: RunningShop; readonly world: World },
  point: string,
  asked: { readonly method: string },
): Promise<string> => {
  const newest = async () => (expectOk(await world.admin('/payout-runs'), 'the runs').body as { data: Array<{ id: string }> }).data[0]?.id;
  const before = await newest();
  await shop.dieAt(point);
  try {
    expectOk(await startRun(world, asked), 'the run');
  } catch (error) {
    if (!isCutOff(error)) throw error;
  }
  await shop.dead();
  await shop.restart();
  const run = await newest();
  expect(run).not.toBe(before);
  return run ?? '';
};
