import { whyNotTwoCards, wrongCardAmounts, type TwoCardsAsked } from './two-cards';

const cart: TwoCardsAsked = { on: true, paid: 'once', bumped: false, cardOffered: true, total: 10_000, minimum: 50 };

test('what is paid once, by card, without an added offer and large enough, may be paid with two cards', () => {
  expect(whyNotTwoCards(cart)).toBeNull();
  expect(whyNotTwoCards({ ...cart, total: 100 })).toBeNull();
});

test.each([
  [{ on: false }, 'off_in_shop'],
  [{ paid: 'subscription' }, 'paid_again'],
  [{ paid: 'instalments' }, 'paid_again'],
  [{ bumped: true }, 'order_bump'],
  [{ cardOffered: false }, 'card_not_offered'],
  [{ total: 99 }, 'total_too_small'],
  [{ total: 0 }, 'total_too_small'],
] as const)('a cart with %j may not: %s', (change, why) => {
  expect(whyNotTwoCards({ ...cart, ...change })).toBe(why);
});

test.each([
  [[6000, 4000], null],
  [[9950, 50], null],
  [[6000, 4001], 'do_not_add_up'],
  [[6000, 3999], 'do_not_add_up'],
  [[9951, 49], 'too_small'],
  [[10_000, 0], 'too_small'],
] as const)('amounts %j of 100.00 are %s', (amounts, wrong) => {
  expect(wrongCardAmounts([...amounts], 10_000, { minimum: 50, step: 1 })).toBe(wrong);
});

test('amounts that cannot be charged in the currency are refused', () => {
  expect(wrongCardAmounts([5001, 4999], 10_000, { minimum: 50, step: 10 })).toBe('in_steps');
});
