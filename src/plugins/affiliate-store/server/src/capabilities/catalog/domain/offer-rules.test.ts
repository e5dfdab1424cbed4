import {
  complaintsAboutAmounts,
  complaintsAboutNamed,
  complaintsAboutPrices,
  complaintsAboutRenewal,
  complaintsAboutTags,
  complaintsAboutTeam,
  complaintsAboutTime,
} from './offer-rules';
import type { TypedShare } from './offer-rules';

const known = new Set(['EUR', 'USD', 'JPY', 'KWD']);
const prices = (...typed: ReadonlyArray<readonly [string, string]>) =>
  complaintsAboutPrices(
    typed.map(([currency, amount]) => ({ currency, amount })),
    known,
  ).map(({ path, message }) => [path.join('.'), message]);

describe('prices of an offer', () => {
  test.each([
    ['EUR', '119.90'],
    ['EUR', '5'],
    ['JPY', '1500'],
    ['KWD', '1.250'],
    ['EUR', '0'],
    ['EUR', '0.00'],
  ])('%s %s can be sold', (currency, amount) => {
    expect(prices([currency, amount])).toEqual([]);
  });

  test.each([
    ['EUR', '1.999', 'EUR has 2 decimals.'],
    ['JPY', '15.5', 'JPY has 0 decimals.'],
    ['EUR', '1,50', 'An amount is written in digits with a point, such as 119.90.'],
    ['EUR', '0.10', 'Payments below the smallest charge in EUR cannot be taken. Raise the price, or make it 0.'],
    ['EUR', '9999999', 'This is more than one payment in EUR can be.'],
  ])('%s %s is refused with words at the amount', (currency, amount, message) => {
    expect(prices(['USD', '10'], [currency, amount])).toEqual([['prices.1.amount', message]]);
  });

  test('a currency nobody knows is named at the currency', () => {
    expect(prices(['XQQ', '10'])).toEqual([['prices.0.currency', '"XQQ" is not a currency this shop can sell in.']]);
  });

  test('two prices in one currency are refused at the second', () => {
    expect(prices(['EUR', '10'], ['USD', '10'], ['EUR', '12'])).toEqual([
      ['prices.2.currency', 'There is a price in EUR already: one price per currency.'],
    ]);
  });

  test('no price at all is refused', () => {
    expect(prices()).toEqual([['prices', 'An offer needs at least one price.']]);
  });
});

describe('the time of an offer', () => {
  test('may be open at either end, and must not end before it begins', () => {
    expect(complaintsAboutTime(null, 5)).toEqual([]);
    expect(complaintsAboutTime(5, null)).toEqual([]);
    expect(complaintsAboutTime(5, 6)).toEqual([]);
    expect(complaintsAboutTime(5, 5)).toHaveLength(1);
  });
});

const share = (
  creator: string | null,
  shareBasisPoints: number,
  validFrom: number | null = null,
  validUntil: number | null = null,
): TypedShare => ({ creator, shareBasisPoints, validFrom, validUntil });
const team = (creator: string | null, ...shares: readonly TypedShare[]) =>
  complaintsAboutTeam(creator, shares).map(({ path }) => path.join('.'));

describe('the team of a product', () => {
  test('may give away everything, and not more', () => {
    expect(team('ana', share('bo', 6000), share('cy', 4000))).toEqual([]);
    expect(team('ana', share('bo', 6000), share('cy', 4001))).toEqual(['coProducers']);
  });

  test('shares that follow each other do not add up', () => {
    expect(team('ana', share('bo', 8000, null, 100), share('cy', 8000, 100, null))).toEqual([]);
    expect(team('ana', share('bo', 8000, null, 101), share('cy', 8000, 100, null))).toEqual(['coProducers']);
  });

  test('nobody is listed twice for one time, nor beside themselves, nor without a name', () => {
    expect(team('ana', share('bo', 10), share('bo', 10))).toEqual(['coProducers.1.creator']);
    expect(team('ana', share('bo', 10, null, 5), share('bo', 10, 5, null))).toEqual([]);
    expect(team('ana', share('ana', 10))).toEqual(['coProducers.0.creator']);
    expect(team('ana', share(null, 10))).toEqual(['coProducers.0.creator']);
  });
});

describe('tags', () => {
  test.each([[null], [undefined], [[]], [['design', 'ux']]])('%j is fine', (tags) => expect(complaintsAboutTags(tags)).toEqual([]));
  test.each([[{ a: 1 }], ['design'], [[1]], [['']], [['x'.repeat(61)]], [Array.from({ length: 21 }, (_, n) => `t${n}`)]])(
    '%j is refused',
    (tags) => expect(complaintsAboutTags(tags)).toHaveLength(1),
  );
});

describe('how an offer renews', () => {
  const price = [{ currency: 'EUR', amount: '29.90' }];
  const paths = (renews: 'once' | 'month' | 'year', everyCount: number, trialDays: number, of = price, instalments: number | null = null) =>
    complaintsAboutRenewal({ renews, everyCount, trialDays, instalments }, of).map(({ path }) => path.join('.'));

  test.each([
    ['once', 1, 0],
    ['month', 12, 14],
    ['year', 1, 0],
  ] as const)('%s, every %i, %i free days can be sold', (renews, count, days) => {
    expect(paths(renews, count, days)).toEqual([]);
  });

  test('free days without a renewal, more than a year between payments, and a renewal of nothing are refused', () => {
    expect(paths('once', 1, 7)).toEqual(['trialDays']);
    expect(paths('year', 2, 0)).toEqual(['everyCount']);
    expect(paths('month', 1, 0, [{ currency: 'EUR', amount: '0' }])).toEqual(['prices.0.amount']);
  });

  test('instalments are paid each month from the purchase on, and are of something', () => {
    expect(paths('month', 1, 0, price, 3)).toEqual([]);
    expect(paths('once', 1, 0, price, 3)).toEqual(['instalments']);
    expect(paths('year', 1, 0, price, 3)).toEqual(['instalments']);
    expect(paths('month', 2, 0, price, 3)).toEqual(['instalments']);
    expect(paths('month', 1, 7, price, 3)).toEqual(['trialDays']);
    expect(paths('month', 1, 0, [{ currency: 'EUR', amount: '0' }], 3)).toEqual(['prices.0.amount']);
  });
});

describe('offers named beside an offer, or after it', () => {
  const once = (offer: string | null) => ({ offer, renews: false });
  const said = (...named: Parameters<typeof complaintsAboutNamed>[2]) =>
    complaintsAboutNamed('followUps', 'this', named).map(({ path, message }) => [path.join('.'), message]);

  test('are others, each once, and paid once', () => {
    expect(said(once('a'), once('b'))).toEqual([]);
    expect(said(once('a'), once(null))).toEqual([['followUps.1.offer', 'Choose the offer to add.']]);
    expect(said(once('this'))).toEqual([['followUps.0.offer', 'An offer cannot be added to itself.']]);
    expect(said(once('a'), once('a'))).toEqual([['followUps.1.offer', 'This offer is listed twice.']]);
    expect(said({ offer: 'a', renews: true })).toEqual([
      ['followUps.0.offer', 'What is paid again and again is ordered by itself; choose an offer that is paid once.'],
    ]);
  });
});

describe('amounts of a team', () => {
  const known = new Set(['EUR', 'USD']);
  const about = (keeps: string | null, shareBasisPoints: number, fixedAmounts: string | null) =>
    complaintsAboutAmounts(keeps, [{ creator: 'ana', shareBasisPoints, fixedAmounts, validFrom: null, validUntil: null }], known).map(
      ({ path }) => path.join('.'),
    );
  test('are a share or amounts, and never both or neither', () => {
    expect(about(null, 2500, null)).toEqual([]);
    expect(about('1.00 EUR', 0, '5.00 EUR, 6.00 USD')).toEqual([]);
    expect(about(null, 2500, '5.00 EUR')).toEqual(['coProducers.0.shareBasisPoints']);
    expect(about(null, 0, '')).toEqual(['coProducers.0.shareBasisPoints']);
  });
  test('say which of them cannot be read', () => {
    expect(about('a euro', 2500, null)).toEqual(['creatorKeepsAmounts']);
    expect(about(null, 0, '5.00')).toEqual(['coProducers.0.fixedAmounts']);
  });
});
