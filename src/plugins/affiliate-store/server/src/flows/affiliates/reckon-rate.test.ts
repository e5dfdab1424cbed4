import type { Terms } from '../../capabilities/affiliates/service';
import { minor } from '../../kernel/money';
import { excessOf, type Supposed, type Taking } from './reckon-rate';

const taking: Taking = { fee: 1000, fixed: {}, bearer: 'platform', tax: null };
const terms = {
  rateBasisPoints: 6000,
  secondTierBasisPoints: 5000,
  secondTierBase: 'same',
  commissionBase: 'profit',
} as unknown as Terms;
const sold = (given: Partial<Supposed>): Supposed => ({
  gross: minor(3000),
  unitCost: minor(0),
  sale: {
    offer: 'one',
    product: 'course',
    kind: 'digital',
    currency: 'EUR',
    tier: null,
    group: null,
    country: '',
    buyer: 'new',
    payment: 'first',
  },
  ...given,
});

test('of what a piece costs its creator an instalment carries its part: promises of a profit are weighed as they are paid', () => {
  // Of 30.00 the site leaves 27.00. Of 24.00 of cost each of ten payments carries 2.40: 60 and 50 per cent of 24.60 are more than there is.
  expect(excessOf(taking, terms, sold({ unitCost: minor(2400), instalments: 10 }))).toMatchObject({ wanted: 1230, left: 1224 });
  // Taken once and as a whole it leaves a profit of 3.00, of which both are there.
  expect(excessOf(taking, terms, sold({ unitCost: minor(2400) }))).toBeNull();
  expect(excessOf(taking, terms, sold({ unitCost: minor(2400), instalments: null }))).toBeNull();
});
