import type Stripe from 'stripe';
import { invalidRequest, noSuch } from '../engine/failures';
import { idOf, newId } from '../engine/ids';
import { defineCollection } from '../engine/store';
import type { World } from '../engine/world';
import { requireCurrency } from '../payments/currencies';
import { or, orNull } from './fields';

/** The wire form of a decimal is a string; the SDK turns it into its own class. */
type KeptPrice = Stripe.Price;

/** Prices by product and by lookup key. */
export const prices = defineCollection<KeptPrice>('prices', 'price', {
  product: (price) => idOf(price.product),
  lookup_key: (price) => price.lookup_key,
});

/** Whether a product has prices, which keeps it from being deleted. */
export function hasPrices(world: World, product: string): boolean {
  return world.of(prices).by('product', product).length > 0;
}

/** What a new price is made of. Amount in minor units. */
export interface NewPrice {
  product: string;
  currency: string;
  unitAmount: number | null;
  active?: boolean | undefined;
  nickname?: string | undefined;
  lookupKey?: string | undefined;
  taxBehavior?: Stripe.Price['tax_behavior'] | undefined;
  recurring?: Partial<Stripe.Price.Recurring> | null | undefined;
  metadata?: Record<string, string> | undefined;
}

/** Makes a price without telling anyone; `price_data` of a session makes such ones. */
export function makePrice(world: World, given: NewPrice): KeptPrice {
  const unitAmount = given.unitAmount;
  if (unitAmount !== null && unitAmount < 0) {
    throw invalidRequest('Invalid non-negative integer', { code: 'parameter_invalid_integer', param: 'unit_amount' });
  }
  return world.of(prices).put({
    id: newId('price'),
    object: 'price',
    active: or(given.active, true),
    billing_scheme: 'per_unit',
    created: world.clock.seconds(),
    currency: requireCurrency(given.currency),
    custom_unit_amount: null,
    livemode: false,
    lookup_key: orNull(given.lookupKey),
    metadata: given.metadata ?? {},
    nickname: orNull(given.nickname),
    product: given.product,
    recurring: given.recurring
      ? { interval: 'month', interval_count: 1, meter: null, trial_period_days: null, usage_type: 'licensed', ...given.recurring }
      : null,
    tax_behavior: or(given.taxBehavior, 'unspecified'),
    tiers_mode: null,
    transform_quantity: null,
    type: given.recurring ? 'recurring' : 'one_time',
    unit_amount: unitAmount,
    unit_amount_decimal: (unitAmount === null ? null : String(unitAmount)) as unknown as KeptPrice['unit_amount_decimal'],
  });
}

/** The price of this id. */
export function requirePrice(world: World, id: string, param = 'id'): KeptPrice {
  const price = world.of(prices).get(id);
  if (!price) throw noSuch('price', id, param);
  return price;
}
