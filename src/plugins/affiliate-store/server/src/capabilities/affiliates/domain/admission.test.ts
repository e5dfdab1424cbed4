import { admissionOf } from './admission';
import { lacksTerms } from './terms';

describe('how a program lets people in', () => {
  test.each([
    [{ kind: null, admission: null, open: true }, 'open'],
    [{ kind: null, admission: null, open: false }, 'by_approval'],
    [{ kind: 'referral', admission: 'closed', open: true }, 'closed'],
    [{ kind: 'referral', admission: 'open', open: false }, 'open'],
    [{ kind: 'dealer', admission: 'open', open: true }, 'by_approval'],
    [{ kind: 'dealer', admission: 'closed', open: true }, 'closed'],
  ] as const)('%j is %s', (door, admission) => {
    expect(admissionOf(door)).toBe(admission);
  });

  test.each([
    [3000, 30, false],
    [0, 0, false],
    [null, 30, true],
    [3000, null, true],
  ])('a rate of %s and a window of %s days: lacking %s', (rateBasisPoints, windowDays, lacking) => {
    expect(lacksTerms({ rateBasisPoints, windowDays } as never)).toBe(lacking);
  });
});
