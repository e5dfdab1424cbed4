import type { Rule } from '../finding';

/** So many of an affiliate's clicks become orders that others in the program are left far behind. */
export const unusualConversion: Rule = ({ conversion }, { conversionTimes, conversionOrders }) => {
  if (conversionTimes <= 0 || conversion === null || conversion.median <= 0 || conversion.orders < conversionOrders) return null;
  const { clicks, orders, rate, median } = conversion;
  if (rate < median * conversionTimes) return null;
  const facts = { clicks: String(clicks), orders: String(orders), rate: String(rate), median: String(median) };
  return { rule: 'UNUSUAL_CONVERSION', score: 50, facts };
};
