import type { Core } from '@strapi/strapi';
import type { Exchange } from '../../kernel/exchange';
import { door } from '../../platform/door';

/** Where rates come from. */
export interface ExchangeRates {
  /** The rate in force at a moment (UTC ms); null where there is none. */
  readonly inForce: (from: string, to: string, at: number) => Promise<Exchange | null>;
}

/** Reaches them. */
export const exchangeRates = (strapi: Core.Strapi): ExchangeRates => door<ExchangeRates>(strapi, 'exchange-rates');
