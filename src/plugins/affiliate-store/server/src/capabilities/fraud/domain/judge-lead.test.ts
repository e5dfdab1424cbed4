import { judgeLead, type LeadEvidence, type LeadLimits } from './judge-lead';

const HARMLESS: LeadEvidence = { disposableMail: false, sameName: false, sameNetworkMinutes: null, leadsInHour: 1 };
const LIMITS: LeadLimits = { disposableMail: true, sameName: true, household: true, leadsPerHour: 3 };
const NEVER: LeadLimits = { disposableMail: false, sameName: false, household: false, leadsPerHour: 0 };

describe('a lead is suspected', () => {
  test.each([
    ['DISPOSABLE_MAIL', { disposableMail: true }, { disposableMail: false }],
    ['SAME_NAME', { sameName: true }, { sameName: false }],
    ['SAME_HOUSEHOLD', { sameNetworkMinutes: 0 }, { sameNetworkMinutes: null }],
    ['LEAD_FLOOD', { leadsInHour: 4 }, { leadsInHour: 3 }],
  ] as const)('%s: when it trips, and not when it does not; and never where the shop does not ask', (rule, trips, does) => {
    expect(judgeLead({ ...HARMLESS, ...trips }, LIMITS)).toEqual([rule]);
    expect(judgeLead({ ...HARMLESS, ...does }, LIMITS)).toEqual([]);
    expect(judgeLead({ ...HARMLESS, ...trips }, NEVER)).toEqual([]);
  });

  test('of several things at once, each named once', () => {
    expect(judgeLead({ disposableMail: true, sameName: true, sameNetworkMinutes: 5, leadsInHour: 9 }, LIMITS)).toEqual([
      'DISPOSABLE_MAIL',
      'LEAD_FLOOD',
      'SAME_HOUSEHOLD',
      'SAME_NAME',
    ]);
  });
});
