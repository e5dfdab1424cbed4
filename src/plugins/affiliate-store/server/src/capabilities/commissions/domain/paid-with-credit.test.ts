import fc from 'fast-check';
import { aLine, aSale, type PlanWords } from '../../../../../../../../tests/support/builders/sales';
import { address } from '../../../kernel/account';
import { effect, type JournalDraft } from '../../../kernel/journal';
import { minor } from '../../../kernel/money';
import { bookRefund, bookRefundFailed } from './book-refund';
import { bookSale } from './book-sale';
import { cashOf, type Booked, type Decision, type OrderBooks } from './order-books';
import { creditReleased, creditReserved } from './recipes-credit';

const PLAN: PlanWords = { platform: [500, 50], affiliate: ['A', 3000], coProducers: [{ party: 'X', bps: 2500 }] };
const GROSS = 11_990;
const sale = (credit: number) => ({ ...aSale([aLine(GROSS, 1990, PLAN)]), credit: { party: 'ana', amount: minor(credit) } });
const booked = (decision: Decision): Booked => {
  if (!decision.ok) throw new Error(decision.failure.code);
  return decision.value;
};
const refusal = (decision: Decision): string => (decision.ok ? 'done' : decision.failure.code);
/** What journals did to an account, on its normal side. */
const moved = (journals: readonly JournalDraft[], name: string): number =>
  journals
    .flatMap(({ lines }) => lines)
    .filter((line) => address(line.account) === name)
    .reduce((sum, line) => sum + effect(line), 0);
const [CREDIT, ASIDE, CLEARING] = ['customer_credit:ana', 'customer_credit:ana:reserved', 'stripe_clearing:acct1'];
const back = (books: OrderBooks, id: string, amount: number, toCredit: boolean): Decision =>
  bookRefund(books, { refund: id, amount: minor(amount), statedTax: null, toCredit });

describe('an order paid with store credit', () => {
  test('has the split of any other: credit is money and no discount; what was set aside is taken, the rest is cash', () => {
    const plain = booked(bookSale(null, aSale([aLine(GROSS, 1990, PLAN)])));
    for (const credit of [1, 1200, GROSS]) {
      const { journals, books } = booked(bookSale(null, sale(credit)));
      expect(books.shares).toEqual(plain.books.shares);
      expect([moved(journals, ASIDE), moved(journals, CLEARING), cashOf(books)]).toEqual([-credit, GROSS - credit, GROSS - credit]);
    }
  });

  test('refuses credit of nothing, and of more than it costs', () => {
    expect([0, -1, GROSS + 1].map((credit) => refusal(bookSale(null, sale(credit))))).toEqual([
      'SALE_MALFORMED',
      'SALE_MALFORMED',
      'SALE_MALFORMED',
    ]);
  });

  test('gives back to credit no more than came out of it, and takes it again where a refund came back', () => {
    const { books } = booked(bookSale(null, sale(1200)));
    const first = booked(back(books, 're1', 700, true));
    expect([moved(first.journals, CREDIT), moved(first.journals, CLEARING)]).toEqual([700, 0]);
    expect(refusal(back(first.books, 're2', 501, true))).toBe('REFUND_EXCEEDS_CHARGE');
    const card = booked(back(first.books, 're3', 501, false));
    expect([moved(card.journals, CREDIT), moved(card.journals, CLEARING)]).toEqual([0, -501]);
    const failed = booked(bookRefundFailed(card.books, { refund: 're1' }));
    expect([moved(failed.journals, CREDIT), moved(failed.journals, CLEARING)]).toEqual([-700, 0]);
    expect(refusal(back(failed.books, 're4', 1200, true))).toBe('done');
    expect(refusal(back(booked(bookSale(null, aSale([aLine(GROSS, 1990, PLAN)]))).books, 're5', 1, true))).toBe('REFUND_EXCEEDS_CHARGE');
  });

  test('whatever parts go back to credit and to the card, all of it leaves nothing anywhere', () => {
    const parts = fc.array(fc.record({ amount: fc.integer({ min: 1, max: 4000 }), toCredit: fc.boolean() }), { maxLength: 12 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: GROSS }), parts, (credit, wanted) => {
        const reserved = creditReserved({ order: 'o1', party: 'ana', currency: 'EUR', amount: minor(credit), nth: 1 });
        let { books, journals: all } = booked(bookSale(null, sale(credit)));
        const left = { credit, card: GROSS - credit };
        const take = (id: string, amount: number, toCredit: boolean): void => {
          const part = Math.min(amount, toCredit ? left.credit : left.card);
          if (part === 0) return;
          left[toCredit ? 'credit' : 'card'] -= part;
          const made = booked(back(books, id, part, toCredit));
          books = made.books;
          all = [...all, ...made.journals];
        };
        wanted.forEach(({ amount, toCredit }, nth) => take(`re${nth}`, amount, toCredit));
        take('rest-credit', GROSS, true);
        take('rest-card', GROSS, false);
        const journals = [...reserved, ...all];
        expect([CREDIT, ASIDE, CLEARING].map((name) => moved(journals, name))).toEqual([0, 0, 0]);
        expect(books.shares.every(({ amount, reversed }) => amount === reversed)).toBe(true);
      }),
    );
  });
});

test('what an order sets aside is its owner’s again where it is not paid, each time under a key of its own', () => {
  const words = { order: 'o1', party: 'ana', currency: 'EUR', amount: minor(500) } as const;
  const drafts = [1, 2].flatMap((nth) => [...creditReserved({ ...words, nth }), ...creditReleased({ ...words, nth })]);
  expect(new Set(drafts.map(({ key }) => key)).size).toBe(4);
  expect([moved(drafts, CREDIT), moved(drafts, ASIDE)]).toEqual([0, 0]);
});
