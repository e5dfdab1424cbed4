import { Deeds } from './deeds';
import { Model } from './model';
import type { Product } from './product';
import { Broken, Store } from './store';
import type { Deed, LineSpec, Notice, OrderSpec, PlanSpec } from './story';

type Step = readonly [Notice | Deed, Readonly<Record<string, number>>?];
interface Example {
  readonly name: string;
  readonly orders: readonly OrderSpec[];
  readonly steps: readonly Step[];
}

const NO_PLAN: PlanSpec = {
  platformBps: 0,
  platformFixed: 0,
  feeBearer: 'pool',
  base: 'net_of_tax',
  unitCost: 0,
  affiliate: null,
  secondTier: null,
  creator: 'C',
  coProducers: [],
};
const line = (gross: number, tax: number, plan: Partial<PlanSpec>): LineSpec => ({
  gross,
  tax,
  plan: { ...NO_PLAN, ...plan },
  holdDays: 30,
  guaranteeDays: 0,
  blockAffiliate: false,
});
const order = (index: number, ...lines: LineSpec[]): OrderSpec => ({
  order: `o${index}`,
  payment: `ch${index}`,
  currency: 'EUR',
  jurisdiction: 'FR',
  account: 'acct1',
  paidAt: 0,
  lines,
});
const co = (party: string, bps: number): PlanSpec['coProducers'][number] => ({ party, bps, fixed: null });

let told = 0;
const news = (what: Record<string, unknown>, of = 0): Notice => ({ id: `n${(told += 1)}`, order: of, ...what }) as Notice;
const sale = (of = 0): Notice => news({ kind: 'sale' }, of);
const fee = (amount: number): Notice => news({ kind: 'fee', txn: 'f1', amount });
const refund = (id: string, amount: number): Notice => news({ kind: 'refund', refund: id, amount, statedTax: null, line: null });

const ACCOUNTS: Readonly<Record<string, string>> = {
  clearing: 'stripe_clearing|acct1|',
  tax: 'tax_payable|FR|',
  platform: 'platform_revenue||',
  rounding: 'rounding|o0|',
  hold: 'dispute_hold||',
  disputeFees: 'dispute_fees||',
};
/** `A` is what A is owed while pending; `A.held` and the like name another bucket. */
const nameOf = (short: string): string =>
  `${ACCOUNTS[short] ?? (short.includes('.') ? `payable|${short.replace('.', '|')}` : `payable|${short}|pending`)}|EUR`;

const split = (name: string, gross: number, tax: number, plan: Partial<PlanSpec>, shares: Record<string, number>): Example => ({
  name,
  orders: [order(0, line(gross, tax, plan))],
  steps: [[sale(), shares]],
});
const E1: Partial<PlanSpec> = {
  platformBps: 500,
  platformFixed: 50,
  affiliate: { party: 'A', rate: 3000 },
  secondTier: { party: 'B', rate: 500, base: 'same' },
  coProducers: [co('X', 2500)],
};
const E7: Partial<PlanSpec> = { platformBps: 500, affiliate: { party: 'A', rate: 4000 } };
const E8_OPEN: readonly Step[] = [
  [sale()],
  [fee(320)],
  [refund('re1', 2500), { tax: 750, platform: 675, A: 2025, C: 3730 }],
  [
    news({ kind: 'opened', dispute: 'dp1', withdrawal: 'w1', amount: 7500, fee: 1500 }),
    { clearing: -1820, hold: 7500, 'A.held': 2025, 'C.held': 4050, C: -320 },
  ],
];
const e8 = (name: string, end: Step): Example => ({
  name,
  orders: [order(0, line(10000, 1000, { platformBps: 1000, affiliate: { party: 'A', rate: 3000 } }))],
  steps: [...E8_OPEN, end],
});

/** The worked examples of the money design as stories, to the cent at every step. */
export const EXAMPLES: readonly Example[] = [
  {
    name: 'E1',
    orders: [order(0, line(11990, 1990, E1))],
    steps: [
      [sale(), { clearing: 11990, tax: 1990, platform: 550, A: 3000, B: 500, C: 4463, X: 1487 }],
      [fee(378), { clearing: 11612, C: 4179, X: 1393 }],
      [refund('re1', 4000), { clearing: 7612, tax: 1327, platform: 367, A: 2000, B: 334, C: 2691, X: 897, rounding: 4 }],
      [refund('re2', 3333), { clearing: 4279, tax: 773, platform: 214, A: 1166, B: 195, C: 1450, X: 484, rounding: 3 }],
      [refund('re3', 4657), { clearing: -378, tax: 0, platform: 0, A: 0, B: 0, C: -284, X: -94, rounding: 0 }],
    ],
  },
  split(
    'E2 99 cents',
    99,
    0,
    {
      platformBps: 1000,
      affiliate: { party: 'A', rate: 3333 },
      secondTier: { party: 'B', rate: 333, base: 'same' },
      coProducers: [co('X', 3333), co('Y', 3333)],
    },
    { platform: 9, A: 32, B: 3, C: 19, X: 18, Y: 18 },
  ),
  split('E2 one cent', 1, 0, { coProducers: [co('X', 3333), co('Y', 3333)] }, { C: 1, X: 0, Y: 0 }),
  split('E2 a hundred cents', 100, 0, { coProducers: [co('X', 3333), co('Y', 3333)] }, { C: 34, X: 33, Y: 33 }),
  split(
    'E3',
    1980,
    180,
    { platformBps: 500, affiliate: { party: 'A', rate: 3000 }, secondTier: { party: 'B', rate: 500, base: 'same' } },
    { tax: 180, platform: 90, A: 540, B: 90, C: 1080 },
  ),
  split(
    'E4',
    5120,
    0,
    { platformBps: 500, affiliate: { party: 'A', rate: 3333 }, coProducers: [co('X', 3333)] },
    { platform: 256, A: 1706, C: 2105, X: 1053 },
  ),
  split('E5', 0, 0, E1, { clearing: 0, platform: 0, A: 0, C: 0 }),
  split(
    'E6',
    300,
    0,
    { platformBps: 500, platformFixed: 50, affiliate: { party: 'A', rate: 9000 }, secondTier: { party: 'B', rate: 2000, base: 'same' } },
    { platform: 65, A: 235, B: 0, C: 0 },
  ),
  split('E6 150 %', 1000, 0, { platformBps: 500, affiliate: { party: 'A', rate: 15000 } }, { platform: 50, A: 950, C: 0 }),
  {
    name: 'E7',
    orders: [order(0, line(10000, 0, E7)), order(1, line(20000, 0, E7))],
    steps: [
      [sale()],
      [fee(320)],
      [
        { deed: 'mature', days: 31 },
        { 'A.available': 4000, 'C.available': 5180, A: 0, C: 0 },
      ],
      [
        { deed: 'payout', n: 12 },
        { 'A.available': 0, 'A.reserved': 4000 },
      ],
      [{ deed: 'submit', n: 1 }, { 'A.reserved': 0 }],
      [{ deed: 'paid', n: 1 }, { clearing: 5680 }],
      [refund('re1', 10000), { 'A.available': -4000, 'C.available': -320, clearing: -4320 }],
      [sale(1)],
      [{ deed: 'mature', days: 0 }, { 'A.available': 4000 }],
      [
        { deed: 'payout', n: 12 },
        { 'A.available': 0, 'A.reserved': 4000 },
      ],
    ],
  },
  e8('E8 lost', [
    news({ kind: 'lost', dispute: 'dp1', withdrawal: 'w1' }),
    { tax: 0, platform: 0, A: 0, 'A.held': 0, C: -320, 'C.held': 0, hold: 0, disputeFees: 1500, clearing: -1820 },
  ]),
  e8('E8 won', [
    news({ kind: 'won', dispute: 'dp1', withdrawal: 'w1', reinstatement: 'r1', amount: 7500, fee: 0 }),
    { clearing: 5680, A: 2025, C: 3730, hold: 0, disputeFees: 1500 },
  ]),
  split(
    'E9 of the first tier',
    10000,
    0,
    { affiliate: { party: 'A', rate: 3000 }, secondTier: { party: 'B', rate: 1000, base: 'first_tier' } },
    { A: 3000, B: 300 },
  ),
  split(
    'B-17',
    10000,
    0,
    { platformBps: 990, platformFixed: 50, base: 'net_of_fee', affiliate: { party: 'A', rate: 3500 }, coProducers: [co('X', 1000)] },
    { platform: 1040, A: 3136, X: 582, C: 5242 },
  ),
];

/** Tells one example to the product and the model; both must stand where the design says. */
export const tellExample = (product: Product, { name, orders, steps }: Example): void => {
  const store = new Store(product, orders, { inbox: true, journalKeys: true });
  const model = new Model(orders);
  const deeds = new Deeds(product, store, model, orders);
  for (const [step, expected] of steps) {
    if ('deed' in step) deeds.do(step);
    else {
      model.hear(step);
      store.receive(step);
    }
    for (const [short, amount] of Object.entries(expected ?? {})) {
      const account = nameOf(short);
      if (store.balance(account) !== amount)
        throw new Broken('EXAMPLE', `${name}: ${short} is ${store.balance(account)}, and should be ${amount}`);
      const modelled = model.balances().get(account) ?? 0;
      if (modelled !== amount) throw new Broken('MODEL', `${name}: the model says ${short} is ${modelled}, and it should be ${amount}`);
    }
  }
};
