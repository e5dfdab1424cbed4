import { Ledger } from '../../../../../../../../tests/support/builders/ledger';
import { aLine, aPlan, aSale, type PlanWords } from '../../../../../../../../tests/support/builders/sales';
import { minor } from '../../../kernel/money';
import { bookFee, placeFee } from './book-fee';
import { bookRefund, bookRefundFailed } from './book-refund';
import { bookSale } from './book-sale';
import { openDispute, winDispute } from './book-dispute';
import { holdShare, releaseShare } from './hold-share';
import { matureShare } from './mature-share';
import type { BlockReason, Decision, OrderBooks } from './order-books';
import { followPayout } from './payout-state';
import { rejectShare } from './reject-share';

const DAY = 86_400_000;
const PLAN: PlanWords = { platform: [1000, 0], affiliate: ['A', 3000] };
const sold = (): Ledger => {
  const ledger = new Ledger();
  ledger.apply((books) => bookSale(books, aSale([aLine(10000, 0, PLAN)])));
  return ledger;
};
const refusal = (decision: Decision): string => (decision.ok ? 'done' : decision.failure.code);
const mature =
  (share: string, now = 30 * DAY) =>
  (books: OrderBooks | null): Decision =>
    matureShare(books, { share, now });
const fee =
  (amount: number, txn = 'txn1') =>
  (books: OrderBooks | null): Decision =>
    bookFee(books, { txn, amount: minor(amount) });

const cause = (because: BlockReason) => ({ because, after: 'sale:ch1' });

describe('a sale', () => {
  test('is booked once; the redirect and the webhook may both tell it', () => {
    const ledger = sold();
    expect(ledger.apply((books) => bookSale(books, aSale([aLine(10000, 0, PLAN)])))).toEqual([]);
    expect(refusal(bookSale(ledger.books, aSale([aLine(10000, 0, PLAN)], { payment: 'ch2' })))).toBe('SALE_CONTRADICTS_BOOKS');
    expect(refusal(bookSale(ledger.books, aSale([aLine(10001, 0, PLAN)])))).toBe('SALE_CONTRADICTS_BOOKS');
  });
  test('reports every commission it made', () => {
    const decision = bookSale(null, aSale([aLine(10000, 0, { ...PLAN, secondTier: ['B', 0] })]));
    expect(decision.ok && decision.value.changes.map(({ share, from, to, by }) => [share, from, to, by])).toEqual([
      ['1:affiliate', null, 'pending', 'sale_paid'],
      ['1:second_tier', null, 'void', 'sale_paid'],
      ['1:creator', null, 'pending', 'sale_paid'],
    ]);
  });
  test('of several lines splits each by its own plan, under its own keys', () => {
    const ledger = new Ledger();
    ledger.apply((books) =>
      bookSale(books, aSale([aLine(10000, 0, PLAN), aLine(333, 33, { creator: 'D', coProducers: [{ party: 'C', bps: 5000 }] })])),
    );
    expect(ledger.books?.shares.map(({ key, amount }) => [key, amount])).toEqual([
      ['1:tax', 0],
      ['1:platform', 1000],
      ['1:affiliate', 3000],
      ['1:creator', 6000],
      ['2:tax', 33],
      ['2:platform', 0],
      ['2:creator', 150],
      ['2:co_producer:1', 150],
    ]);
    expect([ledger.of('C', 'pending'), ledger.of('D', 'pending')]).toEqual([6150, 150]);
  });
  test('with a share under suspicion holds it from the first moment', () => {
    const ledger = new Ledger();
    expect(ledger.apply((books) => bookSale(books, aSale([aLine(10000, 0, PLAN, { blockedRoles: ['affiliate'] })])))).toEqual([
      'sale:ch1',
      'hold:ord1:1',
    ]);
    expect([ledger.of('A', 'held'), ledger.of('A', 'pending'), ledger.books?.shares[2]?.state]).toEqual([3000, 0, 'held']);
    expect(ledger.apply((books) => releaseShare(books, '1:affiliate', cause('UNDER_REVIEW')))).toEqual(['hold:ord1:1:affiliate:2']);
    expect([ledger.of('A', 'held'), ledger.of('A', 'pending'), ledger.books?.shares[2]?.state]).toEqual([0, 3000, 'pending']);
  });
  test.each([
    ['no line', []],
    ['eleven lines', Array.from({ length: 11 }, () => aLine(100, 0))],
    ['more tax than price', [aLine(100, 101)]],
    [
      'a plan that contradicts itself',
      [
        {
          ...aLine(100, 0),
          plan: aPlan({
            coProducers: [
              { party: 'X', bps: 9000 },
              { party: 'Y', bps: 9000 },
            ],
          }),
        },
      ],
    ],
  ])('with %s is refused', (_, lines) => {
    expect(refusal(bookSale(null, aSale(lines)))).toBe('SALE_MALFORMED');
  });
});

describe('a fee', () => {
  test('is posted once, from whatever bucket its bearer is in', () => {
    const ledger = sold();
    ledger.apply(fee(320));
    expect(ledger.apply(fee(320))).toEqual([]);
    expect(refusal(fee(321)(ledger.books))).toBe('FEE_CONTRADICTS_BOOKS');
    ledger.apply(mature('1:creator'));
    ledger.apply(fee(30, 'txn2'));
    expect([ledger.of('C', 'pending'), ledger.of('C', 'available'), ledger.store.clearing]).toEqual([0, 5650, 9650]);
  });
  test('of zero is remembered and posts nothing; below zero it is refused', () => {
    const ledger = sold();
    expect(ledger.apply(fee(0))).toEqual([]);
    expect(ledger.books?.fees).toEqual([{ txn: 'txn1', amount: 0 }]);
    expect([refusal(fee(-1, 'txn2')(ledger.books)), refusal(fee(1)(null))]).toEqual(['AMOUNT_NOT_POSITIVE', 'SALE_UNKNOWN']);
  });
  test('is placed by line first, then within the pool; who agreed on an amount carries none of it', () => {
    const decision = bookSale(
      null,
      aSale([
        aLine(6000, 0, {
          coProducers: [
            { party: 'X', bps: 5000 },
            { party: 'Y', fixed: 1000 },
          ],
        }),
        aLine(3000, 0, { creator: 'D', feeBearer: 'platform' }),
        aLine(1000, 0, { creator: 'E', affiliate: ['A', 10000] }),
      ]),
    );
    if (!decision.ok) throw new Error('refused');
    const { byShare, platform } = placeFee(decision.value.books, minor(101));
    const { shares } = decision.value.books;
    expect(shares.map(({ key }, index) => [key, byShare[index]]).filter(([, amount]) => amount !== 0)).toEqual([
      ['1:creator', 31],
      ['1:co_producer:1', 30],
    ]);
    // 61 + 30 + 10 over the lines; the second line's plan and the third line's empty pool leave 40 with the platform.
    expect(platform).toBe(40);
  });
});

describe('maturity', () => {
  test('comes with the longer of hold and guarantee, to the millisecond', () => {
    const ledger = sold();
    expect(refusal(mature('1:affiliate', 30 * DAY - 1)(ledger.books))).toBe('NOT_YET_PAYABLE');
    expect(ledger.apply(mature('1:affiliate', 30 * DAY))).toEqual(['mature:ord1:1:affiliate']);
    expect([ledger.of('A', 'available'), ledger.of('A', 'pending'), ledger.books?.shares[2]?.state]).toEqual([3000, 0, 'approved']);
    expect(ledger.apply(mature('1:affiliate'))).toEqual([]);
  });
  test('moves what refunds have left', () => {
    const ledger = sold();
    ledger.apply((books) => bookRefund(books, { refund: 're1', amount: minor(2500), statedTax: null }));
    ledger.apply(mature('1:affiliate'));
    expect([ledger.of('A', 'available'), ledger.of('A', 'pending')]).toEqual([2250, 0]);
  });
  test('moves the debt a fee left on a refunded sale, and does not wake the commission', () => {
    const ledger = sold();
    ledger.apply(fee(320));
    ledger.apply((books) => bookRefund(books, { refund: 're1', amount: minor(10000), statedTax: null }));
    ledger.apply(mature('1:creator'));
    expect([ledger.of('C', 'available'), ledger.of('C', 'pending'), ledger.books?.shares[3]?.state]).toEqual([-320, 0, 'reversed']);
  });
  test('of nothing writes no journal; the books keep which one it followed', () => {
    const ledger = sold();
    ledger.apply((books) => bookRefund(books, { refund: 're1', amount: minor(10_000), statedTax: null, lines: null, toCredit: false }));
    const journals = ledger.apply((books) => matureShare(books, { share: '1:affiliate', now: 30 * DAY, after: 'refund:re1' }));
    expect(journals).toEqual([]);
    expect(ledger.books?.matured).toEqual([{ share: '1:affiliate', after: 'refund:re1' }]);
    // A refund that fails later finds it where its day has put it.
    ledger.apply((books) => bookRefundFailed(books, { refund: 're1' }));
    expect(ledger.books?.shares.find(({ key }) => key === '1:affiliate')).toMatchObject({ state: 'approved', bucket: 'available' });
  });
  test('waits for disputes and blocks', () => {
    const disputed = sold();
    disputed.apply((books) => openDispute(books, { dispute: 'dp1', withdrawal: 'w1', amount: minor(100), fee: minor(0) }));
    const blocked = sold();
    blocked.apply((books) => holdShare(books, '1:affiliate', cause('UNDER_REVIEW')));
    expect([
      refusal(mature('1:affiliate')(disputed.books)),
      refusal(mature('1:affiliate')(blocked.books)),
      refusal(mature('1:creator')(blocked.books)),
    ]).toEqual(['SHARE_HELD', 'SHARE_HELD', 'done']);
  });
  test('is for shares of parties', () => {
    expect([refusal(mature('1:tax')(sold().books)), refusal(mature('9:creator')(sold().books)), refusal(mature('1:tax')(null))]).toEqual([
      'SHARE_UNKNOWN',
      'SHARE_UNKNOWN',
      'SALE_UNKNOWN',
    ]);
  });
});

describe('a block', () => {
  test('keeps a whole share, whatever is refunded meanwhile, and ends where dates say', () => {
    const ledger = sold();
    ledger.apply(mature('1:affiliate'));
    ledger.apply((books) => holdShare(books, '1:affiliate', cause('UNDER_REVIEW')));
    expect(ledger.apply((books) => holdShare(books, '1:affiliate', cause('UNDER_REVIEW')))).toEqual([]);
    ledger.apply((books) => bookRefund(books, { refund: 're1', amount: minor(5000), statedTax: null }));
    expect([ledger.of('A', 'available'), ledger.of('A', 'held'), ledger.books?.shares[2]?.state]).toEqual([0, 1500, 'held']);
    ledger.apply((books) => releaseShare(books, '1:affiliate', cause('UNDER_REVIEW')));
    expect([ledger.of('A', 'available'), ledger.of('A', 'held'), ledger.books?.shares[2]?.state]).toEqual([1500, 0, 'approved']);
  });
  test('ends by the reason it was made for and no other', () => {
    const ledger = sold();
    ledger.apply((books) => holdShare(books, '1:affiliate', cause('PLACE_BLOCKED')));
    expect(ledger.apply((books) => holdShare(books, '1:affiliate', cause('UNDER_REVIEW')))).toEqual([]);
    expect(ledger.apply((books) => releaseShare(books, '1:affiliate', cause('UNDER_REVIEW')))).toEqual([]);
    expect(ledger.books?.shares[2]).toMatchObject({ blocked: true, blockedBecause: 'PLACE_BLOCKED', state: 'held' });
    ledger.apply((books) => releaseShare(books, '1:affiliate', cause('PLACE_BLOCKED')));
    expect(ledger.books?.shares[2]).toMatchObject({ blocked: false, blockedBecause: null, state: 'pending' });
  });
  test('may end by rejecting the share: what is left is the platform’s, refunds take it there, and nothing wakes it', () => {
    const ledger = sold();
    const reject = (books: OrderBooks | null): Decision => rejectShare(books, '1:affiliate', cause('UNDER_REVIEW'));
    expect(ledger.apply(reject)).toEqual([]);
    ledger.apply((books) => holdShare(books, '1:affiliate', cause('UNDER_REVIEW')));
    expect(ledger.apply(reject)).toEqual(['rejected:ord1:1:affiliate']);
    expect([ledger.of('A', 'held'), ledger.of('A', 'pending')]).toEqual([0, 0]);
    expect(ledger.books?.shares[2]).toMatchObject({ state: 'rejected', rejected: true, held: 0, amount: 3000 });
    expect(ledger.apply(reject)).toEqual([]);
    ledger.apply((books) => bookRefund(books, { refund: 're1', amount: minor(5000), statedTax: null }));
    expect(ledger.books?.shares[2]).toMatchObject({ state: 'rejected', reversed: 1500 });
    expect(ledger.apply((books) => holdShare(books, '1:affiliate', cause('PLACE_BLOCKED')))).toEqual([]);
    expect(ledger.apply(mature('1:affiliate'))).toEqual([]);
    expect([ledger.of('A', 'held'), ledger.of('A', 'pending'), ledger.of('A', 'available')]).toEqual([0, 0, 0]);
  });
  test('of a share that is wholly reversed holds nothing until a refund comes back', () => {
    const ledger = sold();
    ledger.apply((books) => bookRefund(books, { refund: 're1', amount: minor(10_000), statedTax: null }));
    expect(ledger.apply((books) => holdShare(books, '1:affiliate', cause('PLACE_BLOCKED')))).toEqual([]);
    expect([ledger.of('A', 'held'), ledger.books?.shares[2]?.state]).toEqual([0, 'reversed']);
    ledger.apply((books) => bookRefundFailed(books, { refund: 're1' }));
    expect([ledger.of('A', 'pending'), ledger.of('A', 'held'), ledger.books?.shares[2]?.state]).toEqual([0, 3000, 'held']);
  });
  test('that moves nothing because a dispute holds already is remembered, and counts when the dispute lets go', () => {
    const ledger = sold();
    ledger.apply((books) => openDispute(books, { dispute: 'dp1', withdrawal: 'w1', amount: minor(10_000), fee: minor(0) }));
    expect(ledger.apply((books) => holdShare(books, '1:affiliate', cause('PLACE_BLOCKED')))).toEqual([]);
    expect(ledger.books?.blocks).toEqual([{ share: '1:affiliate', blocked: true, ...cause('PLACE_BLOCKED') }]);
    ledger.apply((books) =>
      winDispute(books, { dispute: 'dp1', withdrawal: 'w1', reinstatement: 'w2', amount: minor(10_000), fee: minor(0) }),
    );
    expect([ledger.of('A', 'held'), ledger.of('C', 'held')]).toEqual([3000, 0]);
  });
  test('needs a share to block', () => {
    expect([
      refusal(holdShare(null, '1:affiliate', cause('UNDER_REVIEW'))),
      refusal(holdShare(sold().books, '1:platform', cause('UNDER_REVIEW'))),
    ]).toEqual(['SALE_UNKNOWN', 'SHARE_UNKNOWN']);
  });
});

describe('a commission in a payout', () => {
  const claimed = (): Ledger => {
    const ledger = sold();
    ledger.apply(mature('1:affiliate'));
    ledger.apply((books) => followPayout(books, '1:affiliate', 'payout_claimed'));
    return ledger;
  };
  const state = (ledger: Ledger): unknown => ledger.books?.shares[2]?.state;

  test('is in it, then paid, and stays paid when refunded: the debt is in the balance', () => {
    const ledger = claimed();
    expect(state(ledger)).toBe('in_payout');
    ledger.apply((books) => followPayout(books, '1:affiliate', 'payout_settled'));
    ledger.apply((books) => followPayout(books, '1:affiliate', 'payout_settled'));
    ledger.apply((books) => bookRefund(books, { refund: 're1', amount: minor(10000), statedTax: null }));
    expect([state(ledger), ledger.books?.shares[2]?.reversed]).toEqual(['paid', 3000]);
    ledger.apply((books) => followPayout(books, '1:affiliate', 'payout_returned'));
    expect(state(ledger)).toBe('reversed');
  });
  test('finds, when the payout fails, the state the meantime calls for', () => {
    const disputed = claimed();
    disputed.apply((books) => openDispute(books, { dispute: 'dp1', withdrawal: 'w1', amount: minor(100), fee: minor(0) }));
    disputed.apply((books) => followPayout(books, '1:affiliate', 'payout_undone'));
    const calm = claimed();
    calm.apply((books) => followPayout(books, '1:affiliate', 'payout_undone'));
    expect([state(disputed), state(calm)]).toEqual(['held', 'approved']);
  });
  test('cannot be claimed before it is approved', () => {
    expect(refusal(followPayout(sold().books, '1:affiliate', 'payout_claimed'))).toBe('ILLEGAL_TRANSITION');
    expect(refusal(followPayout(sold().books, '1:tax', 'payout_claimed'))).toBe('SHARE_UNKNOWN');
    expect(refusal(followPayout(null, '1:tax', 'payout_claimed'))).toBe('SALE_UNKNOWN');
  });
});
