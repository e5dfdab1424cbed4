// What a dispute does to everyone in a sale, step by step and to the cent; the banks are the sandbox, its news are signed webhooks.
import { aCreator, anAffiliate, aProduct, aProgram } from '../support/builders';
import type { Affiliate, Creator } from '../support/builders';
import { balanceOn, brokenSentences, decide, refund, splitOf, standingOf, untilFeeKnown } from '../support/books';
import { expectOk } from '../support/expect-ok';
import { mailsTo, mailTo } from '../support/mailbox';
import { movedShop } from '../support/moved-shop';
import { buy, orderOnDesk } from '../support/purchase';
import { atStripe, deliverWebhooks, eventsSince, holdWebhooks, post, signed } from '../support/stripe-events';
import { enter } from '../support/sign-in';

const own = movedShop('disputes');
const ACCOUNTS = { clearing: 'stripe_clearing:main', hold: 'dispute_hold', fees: 'dispute_fees' } as const;
type Kept = Record<keyof typeof ACCOUNTS, number>;

const kept = async (): Promise<Kept> => {
  const amounts = { clearing: 0, hold: 0, fees: 0 };
  for (const [name, address] of Object.entries(ACCOUNTS)) amounts[name as keyof Kept] = await balanceOn(own.world, address, 'EUR');
  return amounts;
};

interface Scene {
  readonly number: string;
  readonly email: string;
  readonly charge: string;
  readonly before: Kept;
  readonly affiliate: Affiliate;
  readonly creator: Creator;
  readonly tokens: { readonly affiliate: string; readonly creator: string; readonly buyer: string };
}

/** The sale of E8: 100.00 with 10.00 of tax, platform 10 %, affiliate 30 %, payment fee 3.20; everybody has signed in. */
const sell = async (): Promise<Scene> => {
  const { world } = own;
  const before = await kept();
  const program = await aProgram(world, { commissionBase: 'net_of_tax', rateBasisPoints: 3000 });
  const affiliate = await anAffiliate(world, program);
  const creator = await aCreator(world);
  const product = await aProduct(world, { prices: { EUR: '100.00' }, creator, program });
  const sale = await buy(world, { offerId: product.offerId, country: 'PT', through: [affiliate.code] });
  await untilFeeKnown(world, sale.orderNumber);
  await world.settled();
  const order = await orderOnDesk(world, sale.orderNumber);
  const tokens = {
    affiliate: (await enter(world, affiliate.email)).jwt,
    creator: (await enter(world, creator.email)).jwt,
    buyer: (await enter(world, sale.email)).jwt,
  };
  return { number: sale.orderNumber, email: sale.email, charge: order['payments'][0].chargeId, before, affiliate, creator, tokens };
};

/** Asks the sandbox for something a bank does, and waits until the shop has heard and done everything. */
const bank = async (path: string, body: object = {}): Promise<{ id: string }> => {
  const answer = expectOk(await own.world.sandbox(`/disputes${path}`, { body }), `the bank's ${path}`);
  await own.world.settled();
  return answer.body as { id: string };
};

interface Balance {
  readonly currency: string;
  readonly pending: { amount: string };
  readonly available: { amount: string };
  readonly held: { amount: string };
}
const bucketsIn = (balances: readonly Balance[]) => {
  const of = (part: 'pending' | 'available' | 'held') => Number(balances.find((each) => each.currency === 'EUR')?.[part].amount ?? 0);
  return { pending: of('pending'), available: of('available'), held: of('held') };
};

/** What stands, as each person in the sale may see it. */
const seen = async ({ number, before, tokens }: Scene) => {
  const { world } = own;
  const order = await orderOnDesk(world, number);
  const now = await kept();
  const read = async (path: string, token: string) => expectOk(await world.api(path, { token }), path).body.data;
  const [commission] = await read('/partner/commissions', tokens.affiliate);
  const [shelf] = await read('/me/library', tokens.buyer);
  const [receipt] = await read('/me/orders', tokens.buyer);
  return {
    cash: Object.fromEntries(Object.keys(now).map((name) => [name, now[name as keyof Kept] - before[name as keyof Kept]])),
    net: await standingOf(world, number),
    affiliate: {
      ...bucketsIn((await read('/partner/summary', tokens.affiliate)).balances),
      state: commission.state,
      net: Number(commission.net.amount),
      why: (await read(`/partner/commissions/${commission.id}/explanation`, tokens.affiliate)).steps
        .map((step: { code: string }) => step.code)
        .filter((code: string) => code.startsWith('HELD')),
    },
    creator: bucketsIn((await read('/studio/summary', tokens.creator)).balances),
    buyer: { access: shelf.state, order: receipt.state, refunded: Number(receipt.refunded.amount) },
    desk: {
      state: order.state,
      disputed: order['disputed'],
      disputes: (order['disputes'] as Array<{ state: string }>).map((each) => each.state),
      access: (order['entitlements'] as Array<{ state: string }>).map((each) => each.state),
    },
  };
};

const attention = async (code: string): Promise<number> =>
  (expectOk(await own.world.admin('/overview/attention'), 'what waits').body.data as Array<{ code: string; count: number }>).find(
    (each) => each.code === code,
  )?.count ?? 0;

const timeline = async (number: string): Promise<string[]> =>
  ((await orderOnDesk(own.world, number))['timeline'] as Array<{ code: string }>).map((each) => each.code);

// E8 after the refund of 25.00, and what each ending makes of it.
const AFTER_REFUND = {
  cash: { clearing: 7180, hold: 0, fees: 0 },
  net: { tax: 750, platform: 675, affiliate: 2025, creator: 3730 },
  affiliate: { pending: 2025, available: 0, held: 0, state: 'pending', net: 2025, why: [] },
  creator: { pending: 3730, available: 0, held: 0 },
  buyer: { access: 'active', order: 'partially_refunded', refunded: 2500 },
};
const OPEN = {
  ...AFTER_REFUND,
  cash: { clearing: -1820, hold: 7500, fees: 1500 },
  affiliate: { pending: 0, available: 0, held: 2025, state: 'held', net: 2025, why: ['HELD'] },
  creator: { pending: -320, available: 0, held: 4050 },
  buyer: { ...AFTER_REFUND.buyer, access: 'suspended' },
};
const WON = { ...AFTER_REFUND, cash: { clearing: 5680, hold: 0, fees: 1500 } };
const LOST = {
  cash: { clearing: -1820, hold: 0, fees: 1500 },
  net: { tax: 0, platform: 0, affiliate: 0, creator: -320 },
  affiliate: { pending: 0, available: 0, held: 0, state: 'reversed', net: 0, why: [] },
  creator: { pending: -320, available: 0, held: 0 },
  buyer: { access: 'revoked', order: 'refunded', refunded: 10_000 },
};
const desk = (state: string, access: string, ...disputes: string[]) => ({
  state,
  disputed: disputes.some((each) => each === 'needs_response' || each === 'inquiry'),
  disputes,
  access: [access],
});

/** The letters the buyer got about disputes, oldest first. */
const told = async ({ email }: Scene): Promise<string[]> =>
  (await mailsTo(own.world, email))
    .map(({ kind }) => kind)
    .filter((kind) => kind.startsWith('dispute_'))
    .reverse();

const refundedByAQuarter = async (): Promise<Scene> => {
  const scene = await sell();
  expect((await refund(own.world, scene.number, 2500)).status).toBe(201);
  await own.world.settled();
  return scene;
};

beforeAll(async () => {
  const { world } = own;
  await decide(world, 'tax.ratesByCountry', { PT: 1111 });
  await decide(world, 'money.platformFeeBasisPoints', 1000);
  await world.sandbox('/config', { body: { fees: { basisPoints: 0, fixed: { eur: 320 }, disputeFee: { eur: 1500 } } } });
}, 30_000);

describe('E8: 25.00 of 100.00 refunded, then 75.00 disputed', () => {
  let scene: Scene;
  let dispute: { id: string };

  test('after the refund everyone has lost a quarter', async () => {
    scene = await refundedByAQuarter();
    expect(await seen(scene)).toEqual({ ...AFTER_REFUND, desk: desk('partially_refunded', 'active') });
  }, 60_000);

  test('opened: the bank has the money and its fee, shares are held, and access waits', async () => {
    dispute = await bank('', { charge: scene.charge, amount: 7500 });
    expect(await seen(scene)).toEqual({ ...OPEN, desk: desk('partially_refunded', 'suspended', 'needs_response') });
    expect(await attention('disputes_open')).toBeGreaterThan(0);
    expect((await refund(own.world, scene.number, 1)).body.error.details.code).toBe('REFUND_TOO_LARGE');
  });

  test('lost: everything is gone but the fee, which its bearer owes, and access ends', async () => {
    await bank(`/${dispute.id}/lost`);
    expect(await seen(scene)).toEqual({ ...LOST, desk: desk('refunded', 'revoked', 'lost') });
  });

  test('won after it was lost: shares and access are back, the dispute fee is not', async () => {
    await bank(`/${dispute.id}/overturned`);
    expect(await seen(scene)).toEqual({ ...WON, desk: desk('partially_refunded', 'active', 'won') });
    expect(await timeline(scene.number)).toEqual(expect.arrayContaining(['DISPUTE_NEEDS_RESPONSE', 'DISPUTE_LOST', 'DISPUTE_WON']));
  });

  test('lost once more, over a second withdrawal', async () => {
    await bank(`/${dispute.id}/overturned`);
    expect(await seen(scene)).toEqual({ ...LOST, desk: desk('refunded', 'revoked', 'lost') });
    const journals = (await orderOnDesk(own.world, scene.number))['journals'] as Array<{ kind: string }>;
    expect(journals.filter((each) => each.kind === 'dispute_open')).toHaveLength(2);
    expect(journals.filter((each) => each.kind === 'dispute_lost')).toHaveLength(2);
    // The buyer heard of each of them, once, and that access went with what was lost.
    expect(await told(scene)).toEqual(['dispute_opened', 'dispute_lost', 'dispute_won', 'dispute_lost']);
    const lost = await mailTo(own.world, scene.email, 'dispute_lost');
    for (const words of [scene.number, '€75.00', 'has ended']) expect(lost.text).toContain(words);
  });
});

test('won, then lost: what was given back is taken again', async () => {
  const scene = await refundedByAQuarter();
  const dispute = await bank('', { charge: scene.charge, amount: 7500 });
  await bank(`/${dispute.id}/won`);
  expect(await seen(scene)).toEqual({ ...WON, desk: desk('partially_refunded', 'active', 'won') });
  await bank(`/${dispute.id}/overturned`);
  expect(await seen(scene)).toEqual({ ...LOST, desk: desk('refunded', 'revoked', 'lost') });
}, 60_000);

test('evidence handed in through Stripe puts it under review, and winning it brings the money back', async () => {
  const scene = await refundedByAQuarter();
  const stripe = atStripe(own.world);
  const dispute = await bank('', { charge: scene.charge, amount: 7500 });
  await stripe.disputes.update(dispute.id, { evidence: { uncategorized_text: 'the buyer downloaded it twice' }, submit: true });
  await own.world.settled();
  expect((await seen(scene)).desk).toMatchObject({ disputed: true, disputes: ['under_review'], access: ['suspended'] });
  await stripe.disputes.retrieve(dispute.id);
  await bank(`/${dispute.id}/won`);
  expect(await seen(scene)).toEqual({ ...WON, desk: desk('partially_refunded', 'active', 'won') });
}, 60_000);

test('an inquiry holds without taking, and closed it lets go', async () => {
  const scene = await refundedByAQuarter();
  const dispute = await bank('', { charge: scene.charge, amount: 7500, inquiry: true });
  const asked = { ...OPEN, cash: AFTER_REFUND.cash };
  expect(await seen(scene)).toEqual({ ...asked, desk: desk('partially_refunded', 'suspended', 'inquiry') });
  await bank(`/${dispute.id}/won`);
  expect(await seen(scene)).toEqual({ ...AFTER_REFUND, desk: desk('partially_refunded', 'active', 'inquiry_closed') });
  expect(await told(scene)).toEqual(['dispute_opened', 'dispute_won']);
}, 60_000);

test('an inquiry that becomes a dispute holds once, and takes then', async () => {
  const scene = await refundedByAQuarter();
  const dispute = await bank('', { charge: scene.charge, amount: 7500, inquiry: true });
  await bank(`/${dispute.id}/escalated`);
  expect(await seen(scene)).toEqual({ ...OPEN, desk: desk('partially_refunded', 'suspended', 'needs_response') });
  await bank(`/${dispute.id}/lost`);
  expect(await seen(scene)).toEqual({ ...LOST, desk: desk('refunded', 'revoked', 'lost') });
  expect(await told(scene)).toEqual(['dispute_opened', 'dispute_lost']);
}, 60_000);

test('a dispute and its end told backwards and twice come to the same', async () => {
  const { world } = own;
  const scene = await refundedByAQuarter();
  await holdWebhooks(world);
  const from = Math.floor(Date.now() / 1000) - 1;
  const dispute = (await world.sandbox('/disputes', { body: { charge: scene.charge, amount: 7500 } })).body as { id: string };
  await world.sandbox(`/disputes/${dispute.id}/lost`, { body: {} });
  const told = (await eventsSince(world, from)).filter(
    (event) => event.type.startsWith('charge.dispute.') && event.payload.includes(dispute.id),
  );
  expect(told.length).toBeGreaterThanOrEqual(3);
  for (const event of [...told].reverse())
    for (let time = 0; time < 2; time += 1) await post(world, event.payload, signed(world, event.payload));
  await deliverWebhooks(world);
  await world.settled();
  expect(await seen(scene)).toEqual({ ...LOST, desk: desk('refunded', 'revoked', 'lost') });
}, 60_000);

test('matured shares are held from what is available, wait through the nights, and go back there', async () => {
  const { world } = own;
  const scene = await sell();
  await world.pass({ days: 15 });
  await world.settled();
  expect((await seen(scene)).affiliate).toMatchObject({ available: 2700, state: 'approved' });
  const dispute = await bank('', { charge: scene.charge });
  await world.pass({ days: 1 });
  await world.settled();
  expect(await seen(scene)).toMatchObject({
    affiliate: { available: 0, held: 2700, state: 'held' },
    creator: { available: -320, held: 5400 },
  });
  await bank(`/${dispute.id}/won`);
  expect(await seen(scene)).toMatchObject({ affiliate: { available: 2700, held: 0, state: 'approved' }, creator: { available: 5080 } });
}, 60_000);

test('a dispute on a refunded order takes beyond the charge: that loss is the platform’s, nobody goes below nothing', async () => {
  const scene = await sell();
  expect((await refund(own.world, scene.number, 10_000)).status).toBe(201);
  await own.world.settled();
  const dispute = await bank('', { charge: scene.charge });
  await bank(`/${dispute.id}/lost`);
  expect((await seen(scene)).net).toEqual({ tax: 0, platform: 0, affiliate: 0, creator: -320 });
  expect(await balanceOn(own.world, 'loss_double_reversal', 'EUR')).toBe(10_000);
  for (const share of Object.values(await splitOf(own.world, scene.number))) expect(share.reversed).toBeLessThanOrEqual(share.amount);
}, 60_000);

test('after all of it every sentence about the books holds', async () => {
  expect(await brokenSentences(own.world)).toEqual([]);
});
