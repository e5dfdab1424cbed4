import fc from 'fast-check';
import { Ledger } from '../../../../../../../../tests/support/builders/ledger';
import { aLine, aSale, type PlanWords } from '../../../../../../../../tests/support/builders/sales';
import { minor } from '../../../kernel/money';
import { bookRefund, bookRefundFailed, previewRefund } from './book-refund';
import { bookSale } from './book-sale';
import { loseDispute, openDispute, winDispute } from './book-dispute';
import { matureShare } from './mature-share';
import { type Decision, linesGone, type OrderBooks, refundableOfLine } from './order-books';
import { reversalTarget } from './reversal';

const PLAN: PlanWords = { platform: [500, 50], affiliate: ['A', 3000], secondTier: ['B', 500], coProducers: [{ party: 'X', bps: 2500 }] };
const sold = (gross = 11990, tax = 1990): Ledger => {
  const ledger = new Ledger();
  ledger.apply((books) => bookSale(books, aSale([aLine(gross, tax, PLAN)])));
  return ledger;
};
const refund =
  (id: string, amount: number, statedTax: number | null = null) =>
  (books: OrderBooks | null): Decision =>
    bookRefund(books, { refund: id, amount: minor(amount), statedTax: statedTax === null ? null : minor(statedTax) });
const bounce =
  (id: string) =>
  (books: OrderBooks | null): Decision =>
    bookRefundFailed(books, { refund: id });
const refusal = (decision: Decision): string => (decision.ok ? 'done' : decision.failure.code);

test('refunds that sum to everything leave nothing, whatever their order and number', () => {
  const parts = fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(parts, fc.nat(2000), (amounts, tax) => {
      const gross = amounts.reduce((total, amount) => total + amount, 0);
      const balancesAfter = (order: readonly number[]): unknown[] => {
        const ledger = sold(gross, Math.min(tax, gross));
        order.forEach((amount, index) => ledger.apply(refund(`re${index}`, amount)));
        return [ledger.store, ledger.books?.shares.map(({ reversed, amount, state }) => [reversed === amount, state])];
      };
      const forwards = balancesAfter(amounts);
      expect(balancesAfter([...amounts].reverse())).toEqual(forwards);
      expect(balancesAfter([gross])).toEqual(forwards);
      expect(forwards[0]).toMatchObject({ clearing: 0, tax: 0, platform: 0, rounding: 0, loss: 0 });
    }),
  );
});

test('what stands reversed never falls when more is taken, for any party, with and without stated tax', () => {
  const components = fc.array(
    fc.record({ role: fc.constantFrom('tax', 'affiliate'), line: fc.constant(1), amount: fc.nat(5000).map(minor) }),
    {
      minLength: 1,
      maxLength: 8,
    },
  );
  const takes = fc.array(fc.tuple(fc.integer({ min: 1, max: 5000 }), fc.option(fc.nat(10_000))), { maxLength: 8 });
  fc.assert(
    fc.property(components, takes, (all, list) => {
      const gross = minor(all.reduce((total, { amount }) => total + amount, 0));
      const reversals = list.map(([amount, part]) => ({
        amount: minor(amount),
        statedTax: part === null ? null : minor(Math.floor((amount * part) / 10_000)),
      }));
      let before = all.map(() => 0);
      for (let count = 0; count <= reversals.length; count += 1) {
        const { reversed, rounding, excess } = reversalTarget(all, gross, reversals.slice(0, count));
        const taken = reversals.slice(0, count).reduce((total, { amount }) => total + amount, 0);
        // A first stated tax part changes the rule for what came before it, so growth is promised within one rule only.
        const oneRule = reversals.every(({ statedTax }) => statedTax === null) || reversals[0]?.statedTax !== null;
        if (oneRule) reversed.forEach((part, index) => expect(part).toBeGreaterThanOrEqual(before[index] ?? 0));
        reversed.forEach((part, index) => expect(part).toBeLessThanOrEqual(all[index]?.amount ?? 0));
        expect(rounding).toBeGreaterThanOrEqual(0);
        expect(rounding).toBeLessThan(all.length);
        expect(reversed.reduce((total, part) => total + part, 0) + rounding + excess).toBe(taken);
        if (taken >= gross) expect(reversed).toEqual(all.map(({ amount }) => amount));
        before = [...reversed];
      }
    }),
  );
});

test('a stated tax part is taken from tax, and the rest from everyone else', () => {
  const ledger = sold();
  ledger.apply(refund('re1', 4000, 0));
  expect([ledger.store.tax, ledger.owed('A')]).toEqual([1990, 1800]);
  ledger.apply(refund('re2', 1990, 1990));
  expect([ledger.store.tax, ledger.owed('A')]).toEqual([0, 1800]);
  ledger.apply(refund('re3', 6000, 0));
  expect(ledger.store).toEqual({ clearing: 0, tax: 0, platform: 0, rounding: 0, hold: 0, disputeFees: 0, paymentFees: 0, loss: 0 });
});

test('a refund is applied once, and a repetition is answered with nothing to do', () => {
  const ledger = sold();
  expect(ledger.apply(refund('re1', 4000))).toEqual(['refund:re1']);
  expect(ledger.apply(refund('re1', 4000))).toEqual([]);
  expect(refusal(refund('re1', 4001)(ledger.books))).toBe('REFUND_CONTRADICTS_BOOKS');
});

test('a refund that fails leaves everything as if it had never been made', () => {
  const ledger = sold();
  ledger.apply(refund('re1', 3333));
  const before = new Map(ledger.balances);
  ledger.apply(refund('re2', 8657));
  expect(ledger.books?.shares.map(({ state }) => state)).toEqual([null, null, 'reversed', 'reversed', 'reversed', 'reversed']);
  expect(ledger.apply(bounce('re2'))).toEqual(['refund_failed:re2']);
  expect(ledger.balances).toEqual(before);
  expect(ledger.books?.shares.map(({ state }) => state)).toEqual([null, null, 'pending', 'pending', 'pending', 'pending']);
  expect(ledger.apply(bounce('re2'))).toEqual([]);
  expect(ledger.apply(refund('re2', 8657))).toEqual([]);
});

test('a refund after maturity is taken from the available balance', () => {
  const ledger = sold();
  ledger.apply((books) => matureShare(books, { share: '1:affiliate', now: 30 * 86_400_000 }));
  ledger.apply(refund('re1', 11990));
  expect([ledger.of('A', 'pending'), ledger.of('A', 'available'), ledger.books?.shares[2]?.state]).toEqual([0, 0, 'reversed']);
});

test('an event before its parent waits for it', () => {
  expect([refusal(refund('re1', 1)(null)), refusal(bounce('re1')(null)), refusal(bounce('re1')(sold().books))]).toEqual([
    'SALE_UNKNOWN',
    'SALE_UNKNOWN',
    'REFUND_UNKNOWN',
  ]);
});

test.each([
  [0, null, 'AMOUNT_NOT_POSITIVE'],
  [-1, null, 'AMOUNT_NOT_POSITIVE'],
  [11991, null, 'REFUND_EXCEEDS_CHARGE'],
  [100, 101, 'REFUND_CONTRADICTS_BOOKS'],
  [100, -1, 'REFUND_CONTRADICTS_BOOKS'],
])('a refund of %p with tax %p is refused as %s', (amount, tax, code) => {
  expect(refusal(refund('re1', amount, tax)(sold().books))).toBe(code);
});

describe('a refund and a lost dispute that together exceed the charge', () => {
  const dispute = { dispute: 'dp1', withdrawal: 'txn1' };
  const opened = (books: OrderBooks | null): Decision => openDispute(books, { ...dispute, amount: minor(8000), fee: minor(0) });
  const lost = (books: OrderBooks | null): Decision => loseDispute(books, dispute);

  test('take from no share more than it had; the platform carries the rest, in whichever order', () => {
    const first = sold();
    expect([opened, lost, refund('re1', 5000)].flatMap((event) => first.apply(event))).toEqual([
      'dispute_open:txn1',
      'hold:dp1:1',
      'dispute_lost:dp1',
      'hold:dp1:2',
      'refund:re1',
      'dbl:re1',
    ]);
    const second = sold();
    expect([refund('re1', 5000), opened, lost].flatMap((event) => second.apply(event))).toEqual([
      'refund:re1',
      'dispute_open:txn1',
      'hold:dp1:1',
      'dispute_lost:dp1',
      'dbl:dp1',
      'hold:dp1:2',
    ]);
    expect(first.store).toEqual({ clearing: -1010, tax: 0, platform: 0, rounding: 0, hold: 0, disputeFees: 0, paymentFees: 0, loss: 1010 });
    expect(second.store).toEqual(first.store);
  });

  test('keep one key per event when an event lies wholly beyond the charge', () => {
    const ledger = sold();
    const keys = [refund('re1', 11990), opened, lost, lost].flatMap((event) => ledger.apply(event));
    expect(keys).toEqual(['refund:re1', 'dispute_open:txn1', 'dispute_lost:dp1']);
    expect([ledger.store.loss, ledger.store.hold, ledger.store.clearing]).toEqual([8000, 0, -8000]);
  });

  test('stop exceeding it when the refund fails or the money comes back', () => {
    const bounced = sold();
    [opened, lost, refund('re1', 5000), bounce('re1')].forEach((event) => bounced.apply(event));
    expect([bounced.store.loss, bounced.store.clearing]).toEqual([0, 3990]);
    const returned = sold();
    [opened, lost, refund('re1', 5000)].forEach((event) => returned.apply(event));
    returned.apply((books) => winDispute(books, { ...dispute, reinstatement: 'txn2', amount: minor(8000), fee: minor(0) }));
    expect([returned.store.loss, returned.store.clearing, returned.owed('A')]).toEqual([0, 6990, 1749]);
  });
});

describe('the preview of a refund', () => {
  test('says what each party would lose, and sums to the refund with the cents in rounding', () => {
    const ledger = sold();
    const preview = previewRefund(ledger.books as OrderBooks, { amount: minor(4000) });
    expect(preview.ok && preview.value.map(({ party, role, loses }) => [party ?? role, loses])).toEqual([
      ['tax', 663],
      ['platform', 183],
      ['A', 1000],
      ['B', 166],
      ['C', 1488],
      ['X', 496],
    ]);
  });
  test('refuses what is no longer there to refund', () => {
    const ledger = sold();
    ledger.apply(refund('re1', 10000));
    expect(previewRefund(ledger.books as OrderBooks, { amount: minor(1991) })).toMatchObject({
      ok: false,
      failure: { code: 'REFUND_EXCEEDS_CHARGE', facts: { refundable: 1990 } },
    });
    expect(previewRefund(ledger.books as OrderBooks, { amount: minor(1990) })).toMatchObject({ ok: true });
  });
});

describe('a refund for some lines', () => {
  const SECOND: PlanWords = { platform: [1000, 0], affiliate: ['B', 2000] };
  const two = (): Ledger => {
    const ledger = new Ledger();
    ledger.apply((books) => bookSale(books, aSale([aLine(11990, 1990, PLAN), aLine(5000, 0, SECOND)])));
    return ledger;
  };
  const ofLine =
    (id: string, line: number, amount: number) =>
    (books: OrderBooks | null): Decision =>
      bookRefund(books, { refund: id, amount: minor(amount), statedTax: null, lines: [{ line, amount: minor(amount) }] });
  const reversedOf = (ledger: Ledger, line: number): number[] =>
    (ledger.books?.shares ?? []).filter((share) => share.line === line).map(({ reversed }) => reversed);

  test('takes from the people of that line and from nobody else', () => {
    const ledger = two();
    ledger.apply(ofLine('re1', 2, 2500));
    expect(reversedOf(ledger, 1)).toEqual([0, 0, 0, 0, 0, 0]);
    const second = ledger.books?.shares.filter(({ line }) => line === 2) ?? [];
    expect(second.map(({ amount, reversed }) => [amount, reversed])).toEqual(second.map(({ amount }) => [amount, amount / 2]));
    expect(ledger.store.rounding).toBe(0);
  });

  test('of all of a line leaves nothing of it, whatever was taken of the whole order before', () => {
    const ledger = two();
    ledger.apply(refund('re1', 3398));
    ledger.apply(ofLine('re2', 2, refundableOfLine(ledger.books as OrderBooks, 2)));
    const second = ledger.books?.shares.filter(({ line }) => line === 2) ?? [];
    expect(second.map(({ reversed }) => reversed)).toEqual(second.map(({ amount }) => amount));
    expect([...linesGone(ledger.books as OrderBooks)]).toEqual([2]);
  });

  test('is refused where the line has less left, and where the parts are not the amount', () => {
    const ledger = two();
    ledger.apply(ofLine('re1', 2, 4000));
    const books = ledger.books as OrderBooks;
    expect(previewRefund(books, { amount: minor(1001), lines: [{ line: 2, amount: minor(1001) }] })).toMatchObject({
      ok: false,
      failure: { code: 'REFUND_EXCEEDS_CHARGE', facts: { line: 2, refundable: 1000 } },
    });
    expect(
      refusal(bookRefund(books, { refund: 're2', amount: minor(900), statedTax: null, lines: [{ line: 2, amount: minor(901) }] })),
    ).toBe('REFUND_CONTRADICTS_BOOKS');
    expect(
      refusal(bookRefund(books, { refund: 're2', amount: minor(900), statedTax: null, lines: [{ line: 3, amount: minor(900) }] })),
    ).toBe('REFUND_CONTRADICTS_BOOKS');
  });
});
