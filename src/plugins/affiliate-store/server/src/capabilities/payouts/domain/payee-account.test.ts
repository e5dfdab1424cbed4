import { accountState, missingParts, type AccountStanding } from './payee-account';

const standing = (given: Partial<AccountStanding>): AccountStanding => ({
  detailsSubmitted: true,
  transfersActive: false,
  payoutsEnabled: false,
  due: [],
  verifying: [],
  disabledReason: null,
  ...given,
});

describe('an account at the provider', () => {
  test('is enabled only when money can come to it and leave it again', () => {
    expect(accountState(standing({ transfersActive: true, payoutsEnabled: true }))).toBe('enabled');
    expect(accountState(standing({ transfersActive: true }))).toBe('restricted');
    expect(accountState(standing({ payoutsEnabled: true }))).toBe('restricted');
  });

  test('misses details until its owner has given them, whatever else is said', () => {
    expect(accountState(standing({ detailsSubmitted: false, transfersActive: true, payoutsEnabled: true }))).toBe('details_missing');
  });

  test('is in review while the provider looks, and restricted while something is asked', () => {
    expect(accountState(standing({ verifying: ['individual.verification.document'] }))).toBe('in_review');
    expect(accountState(standing({ disabledReason: 'under_review' }))).toBe('in_review');
    expect(accountState(standing({ due: ['external_account'], verifying: ['individual.verification.document'] }))).toBe('restricted');
    expect(accountState(standing({ disabledReason: 'rejected.fraud' }))).toBe('restricted');
  });

  test('says what is missing in words a person knows, each once', () => {
    expect(missingParts(['external_account', 'individual.dob.day', 'individual.dob.year', 'individual.verification.document'])).toEqual([
      'bank_account',
      'personal_details',
      'identity_document',
    ]);
    expect(missingParts(['business_type', 'tos_acceptance.date', 'a_new_code'])).toEqual(['business_details', 'terms', 'other']);
  });
});
