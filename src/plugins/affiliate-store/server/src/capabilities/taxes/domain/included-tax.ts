import type { Minor } from '../../../kernel/money';
import { minor } from '../../../kernel/money';

/** The tax within a price that includes it: `price − price / (1 + rate)`, rounded half up in whole minor units. */
export const includedTax = (price: Minor, rateBasisPoints: number): Minor => {
  const rate = BigInt(rateBasisPoints);
  const divisor = 10_000n + rate;
  // oxlint-disable-next-line house/no-number-of-money -- a BigInt that cannot exceed the price it came from
  return minor(Number((BigInt(price) * rate * 2n + divisor) / (divisor * 2n)));
};
