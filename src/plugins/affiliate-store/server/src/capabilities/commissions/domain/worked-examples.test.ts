import { aLine, aPlan, aSale, type PlanWords } from '../../../../../../../../tests/support/builders/sales';
import { Ledger } from '../../../../../../../../tests/support/builders/ledger';
import { account } from '../../../kernel/account';
import { minor } from '../../../kernel/money';
import { floorForPayout, toProvider } from '../../../kernel/provider-amount';
import { bookFee } from './book-fee';
import { bookRefund } from './book-refund';
import { bookSale } from './book-sale';
import { loseDispute, openDispute, winDispute } from './book-dispute';
import { matureShare } from './mature-share';
import { debtWrittenOff, payoutRequested, payoutReturned, payoutSettled, payoutSubmitted } from './recipes-payout';
import { waterfall } from './waterfall';

const split = (gross: number, tax: number, plan: PlanWords): Record<string, number> => {
  const { components } = waterfall({ gross: minor(gross), tax: minor(tax) }, aPlan(plan));
  return Object.fromEntries(components.map((each) => [each.party ?? each.key, each.amount]));
};

const E1: PlanWords = { platform: [500, 50], affiliate: ['A', 3000], secondTier: ['B', 500], coProducers: [{ party: 'X', bps: 2500 }] };

describe('E1: 119.90 EUR with tax, platform, two tiers and a co-producer', () => {
  test('is split to the cent', () => {
    expect(split(11990, 1990, E1)).toEqual({ tax: 1990, platform: 550, A: 3000, B: 500, C: 4463, X: 1487 });
  });

  test('stands at every step where the table says', () => {
    const ledger = new Ledger();
    const row = (): number[] => {
      const { clearing, tax, platform, rounding } = ledger.store;
      return [clearing, tax, platform, ledger.owed('A'), ledger.owed('B'), ledger.owed('C'), ledger.owed('X'), rounding];
    };
    const refund = (id: string, amount: number): void =>
      void ledger.apply((books) => bookRefund(books, { refund: id, amount: minor(amount), statedTax: null }));

    expect(ledger.apply((books) => bookSale(books, aSale([aLine(11990, 1990, E1)])))).toEqual(['sale:ch1']);
    expect(row()).toEqual([11990, 1990, 550, 3000, 500, 4463, 1487, 0]);
    expect(ledger.apply((books) => bookFee(books, { txn: 'txn1', amount: minor(378) }))).toEqual(['fee:txn1']);
    expect(row()).toEqual([11612, 1990, 550, 3000, 500, 4179, 1393, 0]);
    refund('re1', 4000);
    expect(row()).toEqual([7612, 1327, 367, 2000, 334, 2691, 897, 4]);
    refund('re2', 3333);
    expect(row()).toEqual([4279, 773, 214, 1166, 195, 1450, 484, 3]);
    refund('re3', 4657);
    expect(row()).toEqual([-378, 0, 0, 0, 0, -284, -94, 0]);
  });

  test('leaves the kept fee with the platform when the platform bears fees', () => {
    const ledger = new Ledger();
    ledger.apply((books) => bookSale(books, aSale([aLine(11990, 1990, { ...E1, feeBearer: 'platform' })])));
    ledger.apply((books) => bookFee(books, { txn: 'txn1', amount: minor(378) }));
    ledger.apply((books) => bookRefund(books, { refund: 're1', amount: minor(11990), statedTax: null }));
    expect([ledger.owed('C'), ledger.owed('X'), ledger.store.paymentFees, ledger.store.clearing]).toEqual([0, 0, 378, -378]);
  });
});

describe('E2: odd cents', () => {
  const thirds: PlanWords = {
    coProducers: [
      { party: 'X', bps: 3333 },
      { party: 'Y', bps: 3333 },
    ],
  };
  test.each([
    [
      '0.99 USD',
      99,
      { platform: [1000, 0], affiliate: ['A', 3333], secondTier: ['B', 333], ...thirds },
      { platform: 9, A: 32, B: 3, C: 19, X: 18, Y: 18 },
    ],
    ['one cent', 1, thirds, { platform: 0, C: 1, X: 0, Y: 0 }],
    ['a hundred cents', 100, thirds, { platform: 0, C: 34, X: 33, Y: 33 }],
  ] as const)('%s', (_, gross, plan, shares) => {
    expect(split(gross, 0, plan)).toEqual({ tax: 0, ...shares });
  });
});

test('E3: yen have no decimals and are never multiplied by a hundred', () => {
  expect(split(1980, 180, { platform: [500, 0], affiliate: ['A', 3000], secondTier: ['B', 500] })).toEqual({
    tax: 180,
    platform: 90,
    A: 540,
    B: 90,
    C: 1080,
  });
  expect(toProvider({ minor: minor(1980), currency: 'JPY' })).toEqual({ ok: true, value: 1980 });
});

test('E4: fils are split singly, and leave by tens', () => {
  expect(split(5120, 0, { platform: [500, 0], affiliate: ['A', 3333], coProducers: [{ party: 'X', bps: 3333 }] })).toEqual({
    tax: 0,
    platform: 256,
    A: 1706,
    C: 2105,
    X: 1053,
  });
  expect(floorForPayout({ minor: minor(1706), currency: 'KWD' }).minor).toBe(1700);
  expect(toProvider({ minor: minor(1705), currency: 'KWD' })).toMatchObject({ ok: false, failure: { code: 'AMOUNT_NOT_REPRESENTABLE' } });
  expect(toProvider({ minor: minor(1710), currency: 'KWD' })).toEqual({ ok: true, value: 1710 });
});

test('E5: a free order has no journal, and its commissions are void', () => {
  const free = bookSale(null, aSale([aLine(0, 0, { platform: [500, 50], affiliate: ['A', 3000] })], { payment: 'ord1' }));
  expect(free).toMatchObject({ ok: true, value: { journals: [], books: { gross: 0 } } });
  expect(free.ok && free.value.books.shares.map(({ amount, state }) => [amount, state])).toEqual([
    [0, null],
    [0, null],
    [0, 'void'],
    [0, 'void'],
  ]);
});

test('E6: commissions above the price are cut to what is left, and the split says so', () => {
  const cut = aPlan({ platform: [500, 50], affiliate: ['A', 9000], secondTier: ['B', 2000] });
  expect(split(300, 0, { platform: [500, 50], affiliate: ['A', 9000], secondTier: ['B', 2000] })).toEqual({
    tax: 0,
    platform: 65,
    A: 235,
    B: 0,
    C: 0,
  });
  expect(waterfall({ gross: minor(300), tax: minor(0) }, cut).capped).toBe(true);
  expect(split(1000, 0, { platform: [500, 0], affiliate: ['A', 15000] })).toEqual({ tax: 0, platform: 50, A: 950, C: 0 });
});

test('E7: a refund after the payout is a debt that the next sale nets', () => {
  const plan: PlanWords = { platform: [500, 0], affiliate: ['A', 4000] };
  const ledger = new Ledger();
  const later = 31 * 86_400_000;
  const mature = (): void =>
    ['1:affiliate', '1:creator'].forEach((share) => void ledger.apply((books) => matureShare(books, { share, now: later })));
  const clearing = account('stripe_clearing', 'EUR', 'acct1');
  const payout = { payout: 'po1', party: 'A', currency: 'EUR', amount: minor(4000) };

  ledger.apply((books) => bookSale(books, aSale([aLine(10000, 0, plan)])));
  ledger.apply((books) => bookFee(books, { txn: 'txn1', amount: minor(320) }));
  mature();
  expect([ledger.of('A', 'available'), ledger.of('C', 'available')]).toEqual([4000, 5180]);
  ledger.write([...payoutRequested(payout), ...payoutSubmitted(payout), ...payoutSettled(payout, 'txn2', clearing)]);
  expect([ledger.of('A', 'available'), ledger.of('A', 'reserved'), ledger.store.clearing]).toEqual([0, 0, 5680]);
  ledger.apply((books) => bookRefund(books, { refund: 're1', amount: minor(10000), statedTax: null }));
  expect([ledger.of('A', 'available'), ledger.of('C', 'available'), ledger.store.clearing]).toEqual([-4000, -320, -4320]);

  const atThisPoint = ledger.balances;
  ledger.nextOrder();
  ledger.apply((books) => bookSale(books, aSale([aLine(20000, 0, plan)], { order: 'ord2', payment: 'ch2' })));
  mature();
  expect(ledger.of('A', 'available')).toBe(4000);
  const second = { ...payout, payout: 'po2' };
  ledger.write([...payoutRequested(second), ...payoutSubmitted(second), ...payoutSettled(second, 'txn3', clearing)]);
  expect(ledger.of('A', 'available')).toBe(0);

  ledger.balances = atThisPoint;
  ledger.write(debtWrittenOff({ id: 'w1', party: 'A', currency: 'EUR', amount: minor(4000) }));
  expect(ledger.of('A', 'available')).toBe(0);
  ledger.balances = atThisPoint;
  ledger.write(payoutReturned(payout, 'trr1', clearing));
  expect([ledger.of('A', 'available'), ledger.store.clearing]).toEqual([0, -320]);
});

describe('E8: a refund of 25.00, then a dispute of 75.00', () => {
  const opened = (): Ledger => {
    const ledger = new Ledger();
    ledger.apply((books) => bookSale(books, aSale([aLine(10000, 1000, { platform: [1000, 0], affiliate: ['A', 3000] })])));
    ledger.apply((books) => bookFee(books, { txn: 'txn1', amount: minor(320) }));
    ledger.apply((books) => bookRefund(books, { refund: 're1', amount: minor(2500), statedTax: null }));
    expect([ledger.store.tax, ledger.store.platform, ledger.of('A', 'pending'), ledger.of('C', 'pending')]).toEqual([750, 675, 2025, 3730]);
    const keys = ledger.apply((books) => openDispute(books, { dispute: 'dp1', withdrawal: 'txn2', amount: minor(7500), fee: minor(1500) }));
    expect(keys).toEqual(['dispute_open:txn2', 'hold:dp1:1']);
    return ledger;
  };

  test('holds what it would cost while it is open', () => {
    const ledger = opened();
    expect([ledger.store.clearing, ledger.store.hold, ledger.of('A', 'held'), ledger.of('C', 'held'), ledger.of('C', 'pending')]).toEqual([
      -1820, 7500, 2025, 4050, -320,
    ]);
    expect(ledger.books?.shares.map(({ state }) => state)).toEqual([null, null, 'held', 'held']);
  });

  test('takes everything but the kept fees when it is lost', () => {
    const ledger = opened();
    expect(ledger.apply((books) => loseDispute(books, { dispute: 'dp1', withdrawal: 'txn2' }))).toEqual(['dispute_lost:dp1', 'hold:dp1:2']);
    expect(ledger.store).toEqual({
      clearing: -1820,
      tax: 0,
      platform: 0,
      rounding: 0,
      hold: 0,
      disputeFees: 1500,
      paymentFees: 0,
      loss: 0,
    });
    expect([ledger.owed('A'), ledger.of('C', 'pending'), ledger.owed('C')]).toEqual([0, -320, -320]);
    expect(ledger.books?.shares.map(({ state }) => state)).toEqual([null, null, 'reversed', 'reversed']);
  });

  test('gives everything back but the dispute fee when it is won', () => {
    const ledger = opened();
    const keys = ledger.apply((books) =>
      winDispute(books, { dispute: 'dp1', withdrawal: 'txn2', reinstatement: 'txn3', amount: minor(7500), fee: minor(0) }),
    );
    expect(keys).toEqual(['dispute_won:txn3', 'hold:dp1:2']);
    expect([
      ledger.store.clearing,
      ledger.of('A', 'pending'),
      ledger.of('C', 'pending'),
      ledger.store.disputeFees,
      ledger.store.hold,
    ]).toEqual([5680, 2025, 3730, 1500, 0]);
    expect(ledger.books?.shares.map(({ state }) => state)).toEqual([null, null, 'pending', 'pending']);
  });
});

describe('E9: the second tier takes its part of what the plan says', () => {
  test.each([
    ['of the first tier', 'first_tier', 1000, 300],
    ['of the same base', 'same', 1000, 1000],
  ] as const)('%s', (_, base, rate, earned) => {
    expect(split(10000, 0, { affiliate: ['A', 3000], secondTier: ['B', rate, base] })).toMatchObject({ A: 3000, B: earned });
  });
});

test('B-15: a platform of 9.9 % takes 9.90 of 100.00', () => {
  expect(split(10000, 0, { platform: [990, 0] })).toEqual({ tax: 0, platform: 990, C: 9010 });
});

test('B-17: fee, then the affiliate on what is left, then the co-producer on the rest', () => {
  const plan: PlanWords = { platform: [990, 50], base: 'net_of_fee', affiliate: ['A', 3500], coProducers: [{ party: 'X', bps: 1000 }] };
  expect(split(10000, 0, plan)).toEqual({ tax: 0, platform: 1040, A: 3136, C: 5242, X: 582 });
});
