import type { Core } from '@strapi/strapi';
import { taxRates } from '../../capabilities/checkout/service';
import { accountingTimeZone, dayOf } from '../../capabilities/ledger/service';
import type { OrderSnapshot } from '../../capabilities/orders/service';
import { datedOn, ratesOn, reducedTaxRates, taxes, type RatesByKind } from '../../capabilities/taxes/service';
import { now } from '../../platform/clock';
import { setting } from '../../platform/settings';

/** The rates without a day: what holds where none with a day has begun. */
export const undatedRates = async (strapi: Core.Strapi): Promise<RatesByKind> => ({
  standard: await setting(strapi, taxRates),
  reduced: await setting(strapi, reducedTaxRates),
});

/** A day of the accounts, as rates have it. */
export const rateDayOf = async (strapi: Core.Strapi, at: number): Promise<string> => dayOf(at, await setting(strapi, accountingTimeZone));

/** The shop's own rates as they hold at a moment: an order takes those of its day. */
export const taxRatesOf = async (strapi: Core.Strapi, at: number = now()): Promise<RatesByKind> =>
  ratesOn(await taxes(strapi).datedRates(), await undatedRates(strapi), await rateDayOf(strapi, at));

/**
 * The rate of a further payment of what renews: each is a supply of its own day. Null where it is the one it was sold with: none has begun since,
 * somebody else reckons, or it is one sale that is paid in instalments, whose tax was due with its day.
 */
export const rateOfPayment = async (
  strapi: Core.Strapi,
  { country, lines: [line] }: OrderSnapshot,
  { soldAt, at }: { readonly soldAt: number; readonly at: number },
): Promise<number | null> => {
  const kind = line?.taxReason;
  if (!line || line.taxedBy || (line.renewal?.instalments ?? null) !== null || (kind !== 'standard' && kind !== 'reduced')) return null;
  const rate = datedOn(await taxes(strapi).datedRates(), { country, kind }, await rateDayOf(strapi, at));
  return rate && rate.validFrom > (await rateDayOf(strapi, soldAt)) ? rate.basisPoints : null;
};
