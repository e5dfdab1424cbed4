import { LETTER_KINDS, SWITCHABLE } from './kinds';
import { SAMPLES } from './samples';

test('every kind of letter has a sample to be previewed with', () => {
  expect(Object.keys(SAMPLES).sort()).toEqual(Object.keys(LETTER_KINDS).sort());
});

test('receipts, ways in, what a law asks for and what guards an account cannot be switched off', () => {
  for (const kind of ['access', 'refunded', 'sign_in_link', 'payout_method_changed', 'contract_notice', 'subscription_cancelled'] as const)
    expect(SWITCHABLE).not.toContain(kind);
  expect(SWITCHABLE).toContain('commission_earned');
});
