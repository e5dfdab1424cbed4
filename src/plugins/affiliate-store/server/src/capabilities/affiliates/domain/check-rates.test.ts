import { troubleWithLevels } from './check-rates';
import type { RateRule } from './rate-rule';

const rule = (pays: RateRule['pays']): RateRule => ({ key: 'one', name: 'one', when: {}, pays });

describe('all levels together', () => {
  test.each([
    ['a rate and a second tier that are the whole', 9500, 500, 'same', [], null],
    ['a part more than the whole', 9501, 500, 'same', [], 10_001],
    ['a dearer rule', 3000, 500, 'same', [rule({ rateBasisPoints: 9600 })], 10_100],
    ['an amount, which is cut to what is left', 3000, 500, 'same', [rule({ fixed: { EUR: 100 } })], null],
    ['a share of the first tier', 9500, 500, 'first_tier', [], null],
    ['a share of the first tier that is too much', 9600, 500, 'first_tier', [], 10_080],
    ['a rate above the whole without a second tier', 15_000, 0, 'same', [], null],
  ] as const)('%s', (_what, rateBasisPoints, secondTierBasisPoints, secondTierBase, rules, levels) => {
    const trouble = troubleWithLevels({ rateBasisPoints, secondTierBasisPoints, secondTierBase, rules });
    expect(trouble && [trouble.code, trouble.facts]).toEqual(levels === null ? null : ['LEVELS_ABOVE_WHOLE', { levels }]);
  });
});
