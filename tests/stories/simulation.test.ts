// A shop in which everything happens at once, told twice and in any order, and which dies in the middle of it: afterwards its ledger is the
// model's, to the cent, account by account. The model is the one of tests/properties; what is true it is told from the provider's own books.
import { dice } from '../properties/dice';
import { Model } from '../properties/model';
import type { Notice, OrderSpec, PlanSpec } from '../properties/story';
import { bankBooks, newsOf, type BankBooks, type Charged } from '../support/at-the-bank';
import { aCreator, anAffiliate, aProduct, aProgram } from '../support/builders';
import type { Affiliate, Creator, Product } from '../support/builders';
import { brokenSentences, decide, refund } from '../support/books';
import { readRows } from '../support/database';
import { expectOk } from '../support/expect-ok';
import { ownShop } from '../support/own-shop';
import { sepa, startRun } from '../support/payees';
import { startCheckout } from '../support/purchase';
import { enter } from '../support/sign-in';
import { atStripe, holdWebhooks, intentOf, post, signed } from '../support/stripe-events';
import { stubborn } from '../support/stubborn';
import { eventually, unique } from '../support/world';

const ROUNDS = Number(process.env['SIMULATION_ROUNDS'] ?? 1);
const ORDERS = Number(process.env['SIMULATION_ORDERS'] ?? 4);
const SEED = Number(process.env['SIMULATION_SEED'] ?? Date.now() % 1_000_000_000);

/** Where the shop dies, once in each round: steps of a refund, a dispute, a maturity, a payout, a statement. */
const POINTS = [
  'refund.reserved',
  'dispute.booked',
  'refund.answered',
  'refund.booked',
  'payout.closed',
  'maturity.booked',
  'statement.made_up',
  'statement.issued',
] as const;
type Point = (typeof POINTS)[number];

const own = ownShop('simulation');
const shop = stubborn(() => own.shop);
const chance = dice(SEED);

/** A product, at what it is sold, and the plan its sales are split by. */
interface Ware {
  readonly product: Product;
  readonly country: string;
  readonly through: readonly string[];
  readonly spec: Omit<OrderSpec['lines'][number], 'plan'>;
  readonly plan: PlanSpec;
}
interface Sold {
  readonly number: string;
  readonly intent: string;
  readonly ware: Ware;
}

let wares: Ware[] = [];
let ana: Affiliate;
const sold: Sold[] = [];
/** How many of them the shop knows already; the rest were paid for and nobody has told it. */
let known = 0;
const matured = new Set<string>();
const bonuses: number[] = [];
const told = new Set<string>();
const tally: Record<string, number> = {};
const count = (what: string, by = 1): void => void (tally[what] = (tally[what] ?? 0) + by);

beforeAll(async () => {
  const { world } = own;
  await decide(world, 'tax.ratesByCountry', { BE: 1990, PT: 1111 });
  await decide(world, 'money.platformFeeBasisPoints', 500);
  await decide(world, 'money.platformFixedFee', { EUR: 50 });
  await decide(world, 'payouts.coolingHours', 0);
  await decide(world, 'payouts.payerName', 'Atelier Nour');
  await decide(world, 'payouts.payerIban', 'DE89370400440532013000');
  // Banks decide when a round says so, never because time went by.
  await world.sandbox('/config', { body: { payments: { disputeDeadlineMs: 3_000_000_000_000, disputeDecisionMs: 3_000_000_000_000 } } });
  const program = await aProgram(world, { commissionBase: 'net_of_tax', rateBasisPoints: 3000, secondTierBasisPoints: 500, holdDays: 0 });
  const ben = await anAffiliate(world, program);
  ana = await anAffiliate(world, program, { sponsorCode: ben.code });
  const [clara, xenia]: Creator[] = [await aCreator(world), await aCreator(world)];
  const ware = async (price: string, gross: number, tax: number, more: { country: string; brought: boolean; team: boolean }) => ({
    product: await aProduct(world, {
      prices: { EUR: price },
      creator: clara as Creator,
      program,
      guaranteeDays: 3,
      coProducers: more.team ? [{ creator: xenia as Creator, shareBasisPoints: 2500 }] : [],
    }),
    country: more.country,
    through: more.brought ? [ana.code] : [],
    spec: { gross, tax, holdDays: 0, guaranteeDays: 3, blockAffiliate: false },
    plan: {
      platformBps: 500,
      platformFixed: 50,
      feeBearer: 'pool' as const,
      base: 'net_of_tax' as const,
      unitCost: 0,
      affiliate: more.brought ? { party: ana.name, rate: 3000 } : null,
      secondTier: more.brought ? { party: ben.name, rate: 500, base: 'same' as const } : null,
      creator: (clara as Creator).name,
      coProducers: more.team ? [{ party: (xenia as Creator).name, bps: 2500, fixed: null }] : [],
    },
  });
  wares = [
    await ware('119.90', 11_990, 1990, { country: 'BE', brought: true, team: true }),
    await ware('100.00', 10_000, 1000, { country: 'PT', brought: true, team: false }),
    await ware('30.01', 3001, 0, { country: 'XX', brought: false, team: true }),
  ];
  const { jwt } = await enter(world, ana.email);
  expectOk(await world.api('/me/payouts/method', { method: 'PUT', token: jwt, body: { method: sepa() } }), 'the method');
  await world.settled();
  await holdWebhooks(world);
  await Promise.all(wares.map(sell));
  await calm();
  known = sold.length;
}, 120_000);

/** Somebody buys and pays; the shop is not told yet. */
const sell = async (ware: Ware): Promise<void> => {
  const { world } = own;
  const visit = { offerId: ware.product.offerId, country: ware.country, currency: 'EUR', through: ware.through };
  const { orderNumber: number, sessionId } = await startCheckout(world, visit);
  expectOk(await world.sandbox(`/sessions/${sessionId ?? ''}/pay`, { body: { card: '4242424242424242' } }), 'the payment');
  sold.push({ number, intent: await intentOf(world, sessionId), ware });
};

/** Tells the shop what the provider has to tell: each event once or more often, in any order, many at a time, until it is taken. */
const deliver = async (): Promise<boolean> => {
  const { world } = own;
  const news: string[] = [];
  for await (const event of atStripe(world).events.list({ limit: 100 })) {
    if (told.has(event.id)) continue;
    told.add(event.id);
    const payload = JSON.stringify(event);
    for (let copies = 1 + chance.roll(2); copies > 0; copies -= 1) news.splice(chance.roll(news.length + 1), 0, payload);
  }
  const isNew = news.length > 0;
  const postman = async (): Promise<void> => {
    for (let payload = news.pop(); payload !== undefined; payload = news.pop()) {
      const letter = payload;
      const answer = await shop.again(() => post(world, letter, signed(world, letter)));
      expect(answer.status).toBe(200);
      count('deliveries');
    }
  };
  await Promise.all(Array.from({ length: 8 }, postman));
  return isNew;
};

/** How much the shop has been told and has not done, and what it has not heard the end of. */
const unfinished = async (): Promise<number> => {
  const [row] = await readRows<{ n: string | number }>(
    own.shop.address,
    `SELECT (SELECT COUNT(*) FROM afs_webhook_inbox WHERE state NOT IN ('done', 'ignored')) +
      (SELECT COUNT(*) FROM afs_refunds WHERE state IN ('requested', 'unknown')) AS n`,
  );
  return Number(row?.n ?? 0);
};

/** Nothing is left to tell, to do, or to try again. */
const calm = async (): Promise<void> => {
  for (let looks = 0; looks < 10; looks += 1) {
    while (await deliver()) await shop.again(() => own.world.settled());
    if ((await unfinished()) === 0) return;
    await shop.again(() => own.world.pass({ minutes: 11 }));
    await shop.again(() => own.world.settled());
  }
  throw new Error(`${await unfinished()} things never come to an end`);
};

/** What has been taken of a charge and has not come back. */
const takenFrom = ({ refunds, disputes }: Charged): number =>
  disputes.reduce(
    (sum, { balance_transactions: moves }) => sum - moves.reduce((all, { amount }) => all + amount, 0),
    refunds.reduce((sum, { amount, status }) => sum + (status === 'failed' ? 0 : amount), 0),
  );

/** What somebody, or a bank, might do to a payment as it stands. */
const deedsFor = ({ number, intent }: Sold, books: BankBooks, isKnown: boolean): Record<string, () => Promise<unknown>> => {
  const { world } = own;
  const charged = books.charged.get(intent);
  if (!charged) return {};
  const desk = (path: string, body: object = {}) => world.sandbox(path, { body });
  const stripe = atStripe(world);
  const dispute = charged.disputes.at(-1);
  const standing = charged.refunds.filter(({ status }) => status !== 'failed');
  const left = Math.max(0, charged.amount - takenFrom(charged));
  const isContested = charged.disputes.some(({ status }) => !status.startsWith('warning_') && status !== 'won');
  const part = left > 1 ? 1 + chance.roll(left - 1) : left;
  const isOpen = ['needs_response', 'warning_needs_response'].includes(dispute?.status ?? '');
  const isOver = ['won', 'lost'].includes(dispute?.status ?? '');
  const [last] = standing;
  return {
    ...(left > 0 && !isOpen && !isContested
      ? {
          ...(isKnown ? { 'a refund at the desk': () => shop.once(() => refund(world, number, part)) } : {}),
          'a whole refund': () => stripe.refunds.create({ charge: charged.charge, amount: left }),
          'a refund at the provider': () => stripe.refunds.create({ charge: charged.charge, amount: part }),
        }
      : {}),
    ...(last && !isOpen ? { 'a refund that does not arrive': () => desk(`/refunds/${last.id}/fail`) } : {}),
    ...(charged.disputes.length === 0
      ? {
          'a dispute': () => desk('/disputes', { charge: charged.charge, amount: chance.chance(30) ? charged.amount : part }),
          'an inquiry': () => desk('/disputes', { charge: charged.charge, amount: part, inquiry: true }),
        }
      : {}),
    ...(isOpen && dispute
      ? {
          'a dispute won': () => desk(`/disputes/${dispute.id}/won`),
          'a dispute lost': () => desk(`/disputes/${dispute.id}/lost`),
          ...(dispute.status.startsWith('warning_') ? { 'an inquiry that grows': () => desk(`/disputes/${dispute.id}/escalated`) } : {}),
        }
      : {}),
    ...(isOver && dispute ? { 'a decision turned round': () => desk(`/disputes/${dispute.id}/overturned`) } : {}),
  };
};

const FIRST: Partial<Record<Point, string>> = {
  'refund.reserved': 'a refund at the desk',
  'refund.answered': 'a refund at the desk',
  'refund.booked': 'a refund at the provider',
  'dispute.booked': 'a dispute',
};

/** One deed to each of some payments, of those seen least often first. */
const deal = (books: BankBooks, first: string | undefined): Array<() => Promise<unknown>> => {
  let wanted = first;
  const chosen: Array<() => Promise<unknown>> = [];
  for (const sale of [...sold].sort(() => chance.roll(3) - 1)) {
    const deeds = deedsFor(sale, books, sold.indexOf(sale) < known);
    const names = Object.keys(deeds).sort((a, b) => (tally[a] ?? 0) - (tally[b] ?? 0));
    const name = wanted !== undefined && names.includes(wanted) ? wanted : names[0];
    if (name === undefined || chosen.length >= 2 * ORDERS) continue;
    if (name === wanted) wanted = undefined;
    count(name);
    chosen.push(deeds[name] as () => Promise<unknown>);
  }
  expect(wanted).toBeUndefined();
  return chosen;
};

/** What somebody is given by hand, so that there is something to pay however much was refunded; known to the books at once. */
const giveBonus = async (): Promise<void> => {
  const { world } = own;
  const { data } = expectOk(await world.admin(`/payees?search=${ana.name}`), 'the payee').body as { data: Array<{ party: string }> };
  const body = { party: data[0]?.party, currency: 'EUR', kind: 'bonus', amount: '9000', reason: 'a good month' };
  // What was paid out and is refunded since has made a debt of it: one bonus may not be enough.
  for (let times = 0; times < 4; times += 1) {
    expectOk(await world.admin('/adjustments', { body, key: unique('adj') }), 'the bonus');
    bonuses.push(9000);
  }
  count('a bonus', 4);
};

interface PaidOut {
  readonly public_id: string;
  readonly state: string;
  readonly amount: string | number;
  readonly submitted_on: unknown;
  readonly name: string;
}
const payoutRows = (): Promise<PaidOut[]> =>
  readRows(
    own.shop.address,
    `SELECT p.public_id, p.state, p.amount, p.submitted_on, q.name FROM afs_payouts p JOIN afs_parties q ON q.id = p.party_id`,
  );

/** Whoever is owed something asks for it and is paid, or not: some transfers fail, some come back. */
const payOut = async (): Promise<void> => {
  const { world } = own;
  const { jwt } = await shop.again(() => enter(world, ana.email));
  await shop.once(() => world.api('/me/payouts', { token: jwt, body: { currency: 'EUR' }, key: unique('payout') }));
  const asked = async () => (await payoutRows()).filter(({ state }) => ['requested', 'submitting'].includes(state)).length;
  if ((await asked()) > 0) {
    await shop.once(async () => expectOk(await startRun(world, { method: 'sepa' }), 'the run'));
    await eventually('the run to be sent', async () => (await asked()) === 0);
  }
  for (const { public_id: id, state } of await payoutRows()) {
    const sent = state === 'submitted';
    const endings = {
      submitted: tally['a payout paid'] === undefined ? 'paid' : chance.pick(['paid', 'paid', 'failed']),
      paid: chance.chance(20) ? 'returned' : null,
    };
    const to = endings[state as keyof typeof endings] ?? null;
    if (to === null || (!sent && state !== 'paid')) continue;
    await shop.once(() => world.admin(`/payouts/${id}/close`, { body: { to, reason: 'says the bank' } }));
    count(`a payout ${to}`);
  }
};

/** What is true now, as the model has it. */
const truth = (books: BankBooks, payouts: readonly PaidOut[]): Model => {
  const specs = sold.map(({ number, intent, ware }): OrderSpec => ({
    order: number,
    payment: intent,
    currency: 'EUR',
    jurisdiction: ware.country,
    account: 'main',
    paidAt: 0,
    lines: [{ ...ware.spec, plan: ware.plan }],
  }));
  const model = new Model(specs);
  const news: Notice[] = sold.flatMap(({ intent }, order) => newsOf(books, intent, order));
  for (const each of news) model.hear(each);
  for (const name of matured) {
    const [order = 0, share = 0] = name.split(':').map(Number);
    model.mature(order, share);
  }
  for (const amount of bonuses) model.happens('bonus', { party: ana.name, currency: 'EUR', amount, account: 'main' });
  for (const { state, amount, submitted_on: wasSent, name } of payouts) {
    const happened = (what: Parameters<Model['happens']>[0]): void =>
      model.happens(what, { party: name, currency: 'EUR', amount: Number(amount), account: 'main', from: 'bank||' });
    if (state === 'draft') continue;
    happened('requested');
    if (wasSent !== null) happened('submitted');
    if (state === 'paid' || state === 'returned') happened('settled');
    if (state === 'returned') happened('returned');
    if (state === 'failed' || state === 'cancelled') happened(wasSent === null ? 'failed_before' : 'failed_after');
  }
  return model;
};

/** Nothing is under way and the guarantee of every sale is over, so that whatever nobody doubts has matured. */
const matureAll = (model: Model): void => {
  sold.forEach((_, order) =>
    model.sharesOf(order).forEach((_share, share) => {
      if (!model.mayMature(order, share, Number.MAX_SAFE_INTEGER)) return;
      model.mature(order, share);
      matured.add(`${order}:${share}`);
    }),
  );
};

const DEBIT_GROWS = new Set([
  'bonus_expense',

  'stripe_clearing',
  'bank',
  'dispute_hold',
  'dispute_fees',
  'payment_fees',
  'rounding',
  'loss_double_reversal',
]);

/** The shop's ledger, every account of it that is not empty, on the side that makes it grow. */
const ledgerOf = async (): Promise<Record<string, number>> => {
  const names = new Map(
    (await readRows<{ public_id: string; name: string }>(own.shop.address, 'SELECT public_id, name FROM afs_parties')).map((row) => [
      row.public_id,
      row.name,
    ]),
  );
  const rows = await readRows<Record<'type' | 'owner' | 'bucket' | 'currency' | 'debits' | 'credits', string>>(
    own.shop.address,
    `SELECT a.type, a.owner, a.bucket, a.currency,
      COALESCE(SUM(CASE WHEN e.side = 'debit' THEN e.amount END), 0) AS debits, COALESCE(SUM(CASE WHEN e.side = 'credit' THEN e.amount END), 0) AS credits
     FROM afs_ledger_accounts a JOIN afs_ledger_entries e ON e.account_id = a.id GROUP BY a.type, a.owner, a.bucket, a.currency`,
  );
  return filled(
    rows.map(({ type, owner, bucket, currency, debits, credits }) => {
      const grown = (Number(debits) - Number(credits)) * (DEBIT_GROWS.has(type) ? 1 : -1);
      return [`${type}|${names.get(owner) ?? owner}|${bucket}|${currency}`, grown];
    }),
  );
};
const filled = (balances: Iterable<readonly [string, number]>): Record<string, number> =>
  Object.fromEntries([...balances].filter(([, amount]) => amount !== 0).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Statements there have to be, and are: one for each party and currency that had anything booked before the month ended. */
const statementsMissing = async (): Promise<number> => {
  const [row] = await readRows<{ n: string | number }>(
    own.shop.address,
    `SELECT COUNT(*) AS n FROM (SELECT DISTINCT a.owner, a.currency, m.month FROM afs_ledger_accounts a JOIN afs_ledger_entries e ON e.account_id = a.id
       JOIN afs_ledger_journals j ON j.id = e.journal_id JOIN afs_statement_months m ON j.id <= m.settled AND j.posted_at < m.ends_at
       WHERE a.type = 'payable') due
     LEFT JOIN afs_statements s ON s.party = due.owner AND s.currency = due.currency AND s.month = due.month WHERE s.id IS NULL`,
  );
  return Number(row?.n ?? 0);
};

const rounds = Array.from({ length: ROUNDS }, (_, nth) => POINTS.map((point) => [point, nth + 1] as const)).flat();

test.each(rounds)(
  `a shop that dies at %s amid everything has the books of the model when it is back (round %i, SIMULATION_SEED=${SEED})`,
  async (point) => {
    const { world } = own;
    own.shop.standBy();
    const deathsBefore = shop.deaths();
    await Promise.all(Array.from({ length: ORDERS }, () => sell(chance.pick(wares))));
    const isOfTime = point.startsWith('maturity') || point.startsWith('statement');
    const isOfPayouts = point.startsWith('payout');
    const before = await bankBooks(world);
    if (!isOfTime && !isOfPayouts) await own.shop.dieAt(point);
    await Promise.all([deliver(), ...deal(before, FIRST[point]).map((deed) => deed())]);
    await calm();
    known = sold.length;
    if (isOfTime) await own.shop.dieAt(point);
    // Past every guarantee; and past the end of the month, where it is that which is tried.
    await shop.again(() => world.pass({ days: point.startsWith('statement') ? 31 : 4 }));
    await shop.again(() => world.settled());
    await calm();
    const books = await bankBooks(world);
    matureAll(truth(books, []));
    if (isOfPayouts) {
      await giveBonus();
      await own.shop.dieAt(point);
    }
    if (!isOfTime) await payOut();
    await shop.again(() => world.settled());
    expect(shop.deaths() - deathsBefore).toBe(1);
    const ledger = await ledgerOf();
    expect(ledger).toEqual(filled(truth(books, await payoutRows()).balances()));
    // I3, against the other side.
    expect(ledger['stripe_clearing|main||EUR'] ?? 0).toBe(books.holds);
    expect(await statementsMissing()).toBe(0);
  },
  120_000,
);

test('every kind of event has been in it, and every sentence about the books holds', async () => {
  process.stdout.write(`${JSON.stringify({ orders: sold.length, deaths: shop.deaths(), ...tally })}\n`);
  expect(Object.keys(tally)).toEqual(
    expect.arrayContaining([
      'a refund at the desk',
      'a whole refund',
      'a refund at the provider',
      'a refund that does not arrive',
      'a dispute',
      'an inquiry',
      // It wants an inquiry that is open when its turn comes, which a short run may miss.
      ...(ROUNDS > 1 ? ['an inquiry that grows'] : []),
      'a dispute won',
      'a dispute lost',
      'a decision turned round',
      'a bonus',
      'a payout paid',
    ]),
  );
  expect(await brokenSentences(own.world)).toEqual([]);
}, 60_000);
