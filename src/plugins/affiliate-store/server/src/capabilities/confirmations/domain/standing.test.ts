import { decided, handedIn, mayBePaid, maySell, UNKNOWN, type Standing } from './standing';

const after = (before: Standing, to: Parameters<typeof decided>[1]) => {
  const outcome = decided(before, to);
  return outcome.ok ? outcome.value : outcome.failure.code;
};
const may = (standing: Standing, required = true) => [maySell(standing, required), mayBePaid(standing, required)];
const CONFIRMED: Standing = { state: 'confirmed', sells: true };

test('nobody sells, and nobody is paid, before a confirmation', () => {
  expect(may(UNKNOWN)).toEqual([false, false]);
  expect(may(handedIn(UNKNOWN))).toEqual([false, false]);
  expect(may({ state: 'sent_back', sells: false })).toEqual([false, false]);
  expect(may(CONFIRMED)).toEqual([true, true]);
});

test('where the shop wants none, everybody does', () => {
  expect(may(UNKNOWN, false)).toEqual([true, true]);
});

test('changed data are reviewed while the products stay on sale and the money waits', () => {
  const changed = handedIn(CONFIRMED);
  expect(changed).toEqual({ state: 'in_review', sells: true });
  expect(may(changed)).toEqual([true, false]);
  expect(after(changed, 'sent_back')).toEqual({ state: 'sent_back', sells: true });
  expect(may(handedIn({ state: 'sent_back', sells: true }))).toEqual([true, false]);
  expect(after(changed, 'confirmed')).toEqual(CONFIRMED);
});

test('staff may confirm whom it knows without any papers, and take it back', () => {
  expect(after(UNKNOWN, 'confirmed')).toEqual(CONFIRMED);
  expect(after(CONFIRMED, 'withdrawn')).toEqual(UNKNOWN);
});

test('what is decided is not decided again', () => {
  expect(after(CONFIRMED, 'confirmed')).toBe('CONFIRMATION_DECIDED');
  expect(after(CONFIRMED, 'sent_back')).toBe('CONFIRMATION_DECIDED');
  expect(after(UNKNOWN, 'sent_back')).toBe('CONFIRMATION_DECIDED');
  expect(after(UNKNOWN, 'withdrawn')).toBe('CONFIRMATION_DECIDED');
});
