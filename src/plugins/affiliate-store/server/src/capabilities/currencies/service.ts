import type { Core } from '@strapi/strapi';
import type { Exchange } from '../../kernel/exchange';
import { door } from '../../platform/door';
import { setting, settingNamed } from '../../platform/settings';
import { staleAt, standingOf, type NewRate, type Rate, type Standing } from './domain/rate';
import { exchangeRates, type ExchangeRates } from './ports';
import { alsoSoldIn, maxRateAgeDays } from './settings';
import { countRates, findRates, insertRate, rateInForce, ratesOfPair, type RateFilter } from './store/rates';

export { currencyFailures } from './domain/failures';
export { isPlausibleFrom, jumps, staleAt, standingOf, stateOf } from './domain/rate';
export type { NewRate, Rate, RateState, Standing } from './domain/rate';
export { alsoSoldIn, maxRateAgeDays } from './settings';
export type { RateFilter } from './store/rates';

/** How a currency stands that is, or would be, sold converted. */
export interface CurrencyStanding {
  readonly currency: string;
  readonly standing: Standing;
  readonly exchange: Exchange | null;
}

/** What amounts are said in, and how old a rate may be for it. */
export interface RateTerms {
  readonly main: string;
  readonly maxAgeDays: number;
}

/** Looks rates up as they were known at a moment, by the terms of then: what is closed does not change with what is entered later. */
export interface RatesAsOf {
  readonly maxAgeDays: number;
  readonly knownBy: number;
}

/** Currencies in which prices are converted, and at what. Times UTC ms. */
export interface CurrenciesService {
  /** The currency converted prices are made of. */
  readonly main: () => Promise<string>;
  /** What the main currency is converted at now: into currencies that are sold so and whose rate is neither missing nor too old. */
  readonly offered: (at: number) => Promise<readonly Exchange[]>;
  /** Every currency that is sold converted, with how it stands. */
  readonly standings: (at: number) => Promise<readonly CurrencyStanding[]>;
  /** The rate of the table in force for a pair. */
  readonly rateInForce: (from: string, to: string, at: number) => Promise<Rate | null>;
  /** The rate of a pair that was in force at each of many moments; null where it was missing or too old then. Reads the pair once. */
  readonly ratesThen: (from: string, to: string, asOf?: RatesAsOf) => Promise<(at: number) => Rate | null>;
  /** Every moment at which what {@link ratesThen} says of a pair may become something else. */
  readonly changesOf: (from: string, to: string) => Promise<readonly number[]>;
  /** What reports go by now. */
  readonly terms: () => Promise<RateTerms>;
  readonly enter: (rate: NewRate) => Promise<Rate>;
  readonly rates: (filter: RateFilter, limit: number) => Promise<readonly Rate[]>;
  readonly count: (filter: RateFilter) => Promise<number>;
}

const mainCurrency = async (strapi: Core.Strapi): Promise<string> => {
  const main = await settingNamed(strapi, 'shop.defaultCurrency');
  return typeof main === 'string' ? main : '';
};

const standings = async (strapi: Core.Strapi, at: number): Promise<readonly CurrencyStanding[]> => {
  const wanted = await setting(strapi, alsoSoldIn);
  if (wanted.length === 0) return [];
  const [main, maxAge] = [await mainCurrency(strapi), await setting(strapi, maxRateAgeDays)];
  const found: CurrencyStanding[] = [];
  // One after the other: inside a unit of work there is one connection.
  for (const currency of wanted.filter((code) => code !== main)) {
    const exchange = await exchangeRates(strapi).inForce(main, currency, at);
    found.push({ currency, exchange, standing: standingOf(exchange, maxAge, at) });
  }
  return found;
};

export const currenciesService = (strapi: Core.Strapi): CurrenciesService => ({
  main: () => mainCurrency(strapi),
  offered: async (at) =>
    (await standings(strapi, at)).flatMap(({ standing, exchange }) => (standing === 'offered' && exchange ? [exchange] : [])),
  standings: (at) => standings(strapi, at),
  rateInForce: (from, to, at) => rateInForce(strapi, from, to, at),
  terms: async () => ({ main: await mainCurrency(strapi), maxAgeDays: await setting(strapi, maxRateAgeDays) }),
  ratesThen: async (from, to, asOf) => {
    const maxAge = asOf?.maxAgeDays ?? (await setting(strapi, maxRateAgeDays));
    const pair = (await ratesOfPair(strapi, from, to)).filter(({ enteredAt }) => asOf === undefined || enteredAt <= asOf.knownBy);
    return (at) => {
      const found = pair.find(({ validFrom }) => validFrom <= at) ?? null;
      return standingOf(found, maxAge, at) === 'offered' ? found : null;
    };
  },
  changesOf: async (from, to) => {
    const maxAge = await setting(strapi, maxRateAgeDays);
    return (await ratesOfPair(strapi, from, to)).flatMap((rate) => [rate.validFrom, staleAt(rate, maxAge)]);
  },
  enter: (rate) => insertRate(strapi, rate),
  rates: (filter, limit) => findRates(strapi, filter, limit),
  count: (filter) => countRates(strapi, filter),
});

/** What fills the port of rates: the table that staff writes. */
export const ratesOfTable = ({ strapi }: { strapi: Core.Strapi }): ExchangeRates => ({
  inForce: async (from, to, at) => {
    const found = await rateInForce(strapi, from, to, at);
    return found && { from: found.from, to: found.to, rate: found.rate, source: found.source, validFrom: found.validFrom };
  },
});

export const currencies = (strapi: Core.Strapi): CurrenciesService => door<CurrenciesService>(strapi, 'currencies');
