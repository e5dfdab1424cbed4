import { type Dice, dice } from './dice';
import type { Deed, LineSpec, Notice, OrderSpec, PlanSpec, SplitAgain, Story } from './story';

type Told = Notice extends infer Each ? (Each extends Notice ? Omit<Each, 'id' | 'order'> : never) : never;
const DEEDS: readonly Exclude<Deed['deed'], 'mature'>[] = [
  'block',
  'release',
  'payout',
  'payout',
  'payout',
  'submit',
  'submit',
  'submit',
  'lose_sight',
  'paid',
  'paid',
  'paid',
  'fail',
  'return',
  'return',
  'bonus',
  'deduct',
  'write_off',
  'forfeit',
  'forfeit',
  'reinstate',
  'move',
  'paper',
  'credit_note',
  'grant',
  'open',
  'take_back',
  'block',
  'reject',
  'reject',
  'attach',
  'attach',
];

/** One random story: orders, what happened to them, and in which disorder the news arrived. */
export const aStory = (seed: number): Story => {
  const d = dice(seed);
  const orders = Array.from({ length: 1 + d.roll(2) + (d.chance(20) ? 1 : 0) }, (_, index) => anOrder(d, index));
  const chains = orders.map((order, index) => aLife(d, order, index));
  const notices = interleave(d, chains);
  return { orders, notices, steps: withDeeds(d, disorder(d, notices)) };
};

const anAmount = (d: Dice): number => {
  const size = d.roll(100);
  if (size < 4) return 0;
  if (size < 25) return 1 + d.roll(40);
  if (size < 50) return 100 * (1 + d.roll(300));
  // Larger than any charge, so that a product that is not taken exactly shows.
  if (size === 99 && d.chance(50)) return 1 + d.roll(400_000_000_000_000);
  return size < 93 ? 100 + d.roll(20_000) : 1_000_000 + d.roll(90_000_000);
};

/** Often a round percentage: it is round figures that floats get wrong. */
const aRate = (d: Dice, most: number): number => (d.chance(50) ? 100 * d.roll(1 + most / 100) : d.roll(most));

/** Whoever brought a sale, and whoever brought them. */
const broughtBy = (d: Dice): Pick<PlanSpec, 'affiliate' | 'secondTier'> => {
  const affiliate = { party: d.pick(['A', 'B', 'C']), rate: aRate(d, d.chance(85) ? 6000 : 16_000) };
  if (!d.chance(45)) return { affiliate, secondTier: null };
  const party = affiliate.party === 'B' ? 'A' : 'B';
  return { affiliate, secondTier: { party, rate: aRate(d, d.chance(80) ? 2500 : 12_000), base: d.pick(['same', 'first_tier'] as const) } };
};

/** Lines of an order that are attached to somebody else after it was paid: some of them, or all, by the plan they have but for the affiliate. */
export const attachedLate = (d: Dice, lines: readonly LineSpec[]): SplitAgain[] => {
  const brought = broughtBy(d);
  return lines.flatMap(({ plan: { shared: _shared, ...alone } }, index) =>
    d.chance(80)
      ? [{ line: index + 1, plan: { ...alone, ...brought }, holdDays: d.pick([0, 14, 30]), guaranteeDays: d.pick([0, 7, 30]) }]
      : [],
  );
};

const aPlan = (d: Dice): PlanSpec => {
  const brought = d.chance(70) ? broughtBy(d) : { affiliate: null, secondTier: null };
  let pool = 10_000;
  const coProducers = Array.from({ length: d.chance(50) ? 0 : 1 + d.roll(3) }, (_, index) => {
    if (d.chance(25)) return { party: d.pick(['X', 'Y']), bps: null, fixed: d.roll(3000) };
    const bps = Math.min(pool, d.chance(10) ? 10_000 : d.roll(4000));
    pool -= bps;
    return { party: index === 0 ? 'X' : d.pick(['Y', 'A']), bps, fixed: null };
  });
  return {
    platformBps: aRate(d, d.chance(90) ? 2500 : 10_000),
    platformFixed: d.chance(50) ? 0 : d.roll(120),
    feeBearer: d.chance(70) ? 'pool' : 'platform',
    base: d.pick(['gross', 'net_of_tax', 'net_of_fee', 'profit'] as const),
    unitCost: d.roll(4000),
    ...brought,
    creator: d.pick(['C', 'D']),
    coProducers,
  };
};

/** Every third plan with an affiliate is shared. Not thrown for, so that the rest of a seed's story stays what it was. */
const sharedPlan = (plan: PlanSpec, gross: number): PlanSpec => {
  const { affiliate, secondTier } = plan;
  if (!affiliate || gross % 3 !== 1) return plan;
  const party = affiliate.party === 'C' ? 'A' : 'C';
  return { ...plan, secondTier, shared: { party, rate: (affiliate.rate * 7 + gross) % 12_000, firstShare: 1 + (gross % 9_999) } };
};

/** Every other plan with a team keeps something for its creator. Not thrown for either. */
const keepingPlan = (plan: PlanSpec, gross: number): PlanSpec =>
  plan.coProducers.length === 0 || gross % 2 === 0
    ? plan
    : { ...plan, keeps: { bps: (gross * 13) % 10_001, fixed: gross % 5 === 0 ? Math.floor(gross / 3) : 0 } };

const aLine = (d: Dice): LineSpec => {
  const gross = anAmount(d);
  return {
    gross,
    tax: d.chance(40) ? 0 : Math.floor((gross * d.roll(d.chance(95) ? 2500 : 10_001)) / 10_000),
    plan: keepingPlan(sharedPlan(aPlan(d), gross), gross),
    holdDays: d.pick([0, 14, 30]),
    guaranteeDays: d.pick([0, 7, 30]),
    blockAffiliate: d.chance(5),
  };
};

/** Every third order was paid with store credit, wholly or in part. Not thrown for, so that the rest of a seed's story stays what it was. */
const paidWithCredit = (index: number, lines: readonly LineSpec[]): Pick<OrderSpec, 'credit'> => {
  const gross = lines.reduce((total, line) => total + line.gross, 0);
  if (index % 3 !== 2 || gross === 0) return {};
  return { credit: { party: 'K', amount: index % 2 === 0 ? gross : Math.ceil(gross / 3) } };
};

const anOrder = (d: Dice, index: number): OrderSpec => {
  const order = anOrderOfCash(d, index);
  return { ...order, ...paidWithCredit(index, order.lines) };
};

const anOrderOfCash = (d: Dice, index: number): OrderSpec => ({
  order: `o${index}`,
  payment: `ch${index}`,
  currency: d.chance(80) ? 'EUR' : 'USD',
  jurisdiction: d.pick(['FR', 'DE']),
  account: d.pick(['acct1', 'acct1', 'acct2']),
  paidAt: index * 86_400_000,
  lines: Array.from({ length: d.chance(75) ? 1 : 2 + d.roll(2) }, () => aLine(d)),
});

/** Everything that happens to one order, in the order in which it happens. */
const aLife = (d: Dice, order: OrderSpec, index: number): Told[] => {
  const gross = order.lines.reduce((total, line) => total + line.gross, 0);
  const life: Told[] = [{ kind: 'sale' }];
  if (gross === 0) return life;
  for (let fees = d.chance(90) ? (d.chance(12) ? 2 : 1) : 0; fees > 0; fees -= 1)
    life.push({ kind: 'fee', txn: `f${index}.${fees}`, amount: d.roll(1 + Math.min(gross, 900)) });
  const stated = d.chance(12);
  // A bank states the tax of a whole refund: lines and stated tax do not meet in one order.
  const byLine = !stated && order.lines.length > 1 && d.chance(60);
  let left = gross;
  for (let turn = d.roll(5); turn > 0; turn -= 1) {
    const id = `${index}.${turn}`;
    const amount = d.chance(30)
      ? left
      : d.chance(30)
        ? Math.ceil(left / (2 + d.roll(9)))
        : 1 + d.roll(Math.max(1, d.chance(92) ? left : gross));
    if (amount <= 0 || amount > gross) continue;
    if (d.chance(60)) left = aRefund(d, life, { id, amount, left, stated, lines: byLine ? order.lines.length : 0 });
    else left = aDispute(d, life, { id, amount, left });
    left = Math.max(0, left);
  }
  return backToCredit(life, order.credit?.amount ?? 0);
};

/** Refunds go back to store credit as long as they fit into what it paid; one that came back may be made again, and is left out of that. */
const backToCredit = (life: readonly Told[], paid: number): Told[] => {
  let left = paid;
  return life.map((told) => {
    if (told.kind !== 'refund' || told.amount > left) return told;
    left -= told.amount;
    return { ...told, toCredit: true };
  });
};

const aRefund = (
  d: Dice,
  life: Told[],
  { id, amount, left, stated, lines }: { id: string; amount: number; left: number; stated: boolean; lines: number },
): number => {
  const line = lines > 0 && d.chance(75) ? 1 + d.roll(lines) : null;
  life.push({ kind: 'refund', refund: `re${id}`, amount, statedTax: stated && d.chance(80) ? d.roll(amount + 1) : null, line });
  if (!d.chance(25)) return left - amount;
  life.push({ kind: 'refund_failed', refund: `re${id}` });
  return left;
};

const aDispute = (d: Dice, life: Told[], { id, amount, left }: { id: string; amount: number; left: number }): number => {
  const dispute = `dp${id}`;
  if (d.chance(30)) {
    life.push({ kind: 'asked', dispute, amount, holds: d.chance(60) });
    if (d.chance(50)) {
      if (d.chance(70)) life.push({ kind: 'answered', dispute });
      return left;
    }
  }
  const fee = d.roll(2000);
  const open = (withdrawal: string): void => void life.push({ kind: 'opened', dispute, withdrawal, amount, fee });
  const win = (withdrawal: string, back: number): void =>
    void life.push({
      kind: 'won',
      dispute,
      withdrawal,
      reinstatement: `r${withdrawal}`,
      amount: back,
      fee: d.chance(50) ? 0 : d.roll(fee + 1),
    });
  const lose = (withdrawal: string): void => void life.push({ kind: 'lost', dispute, withdrawal });
  open(`w${id}`);
  if (d.chance(25)) return left - amount;
  if (d.chance(50)) {
    lose(`w${id}`);
    if (!d.chance(25)) return left - amount;
    win(`w${id}`, amount);
    if (d.chance(50)) return left;
    open(`w${id}b`);
    lose(`w${id}b`);
    return left - amount;
  }
  const back = d.chance(15) ? 1 + d.roll(amount) : amount;
  win(`w${id}`, back);
  if (!d.chance(15)) return left - amount + back;
  open(`w${id}b`);
  lose(`w${id}b`);
  return left - amount;
};

const interleave = (d: Dice, chains: readonly Told[][]): Notice[] => {
  const heads = chains.map(() => 0);
  const told: Notice[] = [];
  const unfinished = chains.map((_, index) => index);
  while (unfinished.length > 0) {
    const order = d.pick(unfinished);
    const next = chains[order]?.[heads[order] ?? 0];
    heads[order] = (heads[order] ?? 0) + 1;
    if (next) told.push({ ...next, id: `evt${told.length}`, order });
    else unfinished.splice(unfinished.indexOf(order), 1);
  }
  return told;
};

/** Duplicates, the same news under another id, small swaps or a full shuffle. */
export const disorder = (d: Dice, notices: readonly Notice[]): Notice[] => {
  const delivered: Notice[] = [];
  for (const notice of notices) {
    delivered.push(notice);
    if (d.chance(15)) delivered.push(notice);
    if (d.chance(8)) delivered.push({ ...notice, id: `${notice.id}'` });
  }
  const mood = d.roll(100);
  if (mood < 30) return delivered;
  const reach = mood < 75 ? 4 : delivered.length;
  for (let at = delivered.length - 1; at > 0; at -= 1) {
    const other = Math.max(0, at - d.roll(Math.min(reach, at + 1)));
    [delivered[at], delivered[other]] = [delivered[other] as Notice, delivered[at] as Notice];
  }
  return delivered;
};

const withDeeds = (d: Dice, delivered: readonly Notice[]): (Notice | Deed)[] => {
  const often = d.pick([0, 25, 60]);
  const aDeed = (): Deed =>
    d.chance(35) ? { deed: 'mature', days: d.pick([0, 1, 15, 40]) } : { deed: d.pick(DEEDS), n: d.roll(1_000_000) };
  const steps: (Notice | Deed)[] = [];
  for (const notice of delivered) {
    steps.push(notice);
    while (d.chance(often)) steps.push(aDeed());
  }
  return steps;
};
