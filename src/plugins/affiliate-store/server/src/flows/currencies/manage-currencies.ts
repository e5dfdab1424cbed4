import type { Core } from '@strapi/strapi';
import type { changeCurrencies, CurrencyBoard, enterRate, RateRow } from '../../../../contracts/admin';
import type { Input } from '../../../../contracts/endpoint';
import { catalog } from '../../capabilities/catalog/service';
import {
  alsoSoldIn,
  currencies,
  currencyFailures,
  isPlausibleFrom,
  jumps,
  maxRateAgeDays,
  staleAt,
  stateOf,
  type Rate,
  type RateFilter,
} from '../../capabilities/currencies/service';
import { ledgerExponent } from '../../kernel/currencies';
import { exchanged, exchangeView, parseRate, type Exchange } from '../../kernel/exchange';
import type { Failure } from '../../kernel/failure';
import { minor, moneyView } from '../../kernel/money';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { now } from '../../platform/clock';
import { isoOf } from '../../platform/moments';
import { saveSetting, setting, variableOf, type SettingDefinition } from '../../platform/settings';
import { namesOfActors } from '../../platform/staff-names';
import { togetherOrNot } from '../../platform/transaction';

/** What a hundred of the main currency come to, so that a rate that is the wrong way round catches the eye. */
const exampleOf = (exchange: Exchange) => {
  const hundred = minor(100 * 10 ** ledgerExponent(exchange.from));
  return {
    from: moneyView({ minor: hundred, currency: exchange.from }),
    to: moneyView({ minor: exchanged(hundred, exchange), currency: exchange.to }),
  };
};

/** Currencies the shop sells in, as staff reads them. */
export const readCurrencyBoard = async (strapi: Core.Strapi): Promise<CurrencyBoard> => {
  const maxAge = await setting(strapi, maxRateAgeDays);
  return {
    main: await currencies(strapi).main(),
    maxRateAgeDays: maxAge,
    lockedBy: { alsoSoldIn: variableOf(alsoSoldIn), maxRateAgeDays: variableOf(maxRateAgeDays) },
    fixed: [...(await catalog(strapi).currenciesOfPrices())],
    converted: (await currencies(strapi).standings(now())).map(({ currency, standing, exchange }) => ({
      currency,
      standing,
      exchange: exchange && exchangeView(exchange),
      staleAt: exchange && isoOf(staleAt(exchange, maxAge)),
      example: exchange && exampleOf(exchange),
    })),
  };
};

const rateRows = async (strapi: Core.Strapi, found: readonly Rate[]): Promise<RateRow[]> => {
  const at = now();
  const nameOf = await namesOfActors(
    strapi,
    found.map((rate) => rate.enteredBy),
  );
  const rows: RateRow[] = [];
  for (const rate of found) {
    const inForce = await currencies(strapi).rateInForce(rate.from, rate.to, at);
    rows.push({
      ...exchangeView(rate),
      id: rate.publicId,
      state: stateOf(rate, inForce, at),
      enteredBy: nameOf(rate.enteredBy),
      enteredAt: isoOf(rate.enteredAt),
    });
  }
  return rows;
};

/** One page of rates, the last entered first. */
export const listRatesOf = async (
  strapi: Core.Strapi,
  filter: RateFilter,
  limit: number,
): Promise<{ readonly rows: RateRow[]; readonly nextCursor: string | null; readonly total: number }> => {
  const found = await currencies(strapi).rates(filter, limit + 1);
  const shown = found.slice(0, limit);
  const last = found.length > shown.length ? shown.at(-1) : undefined;
  const total = await currencies(strapi).count({ to: filter.to });
  return { rows: await rateRows(strapi, shown), nextCursor: last ? String(last.id) : null, total };
};

const known = new Set(Intl.supportedValuesOf('currency'));

const notConvertible = (code: string, main: string): Failure | null =>
  known.has(code) && code !== main ? null : currencyFailures.because('CURRENCY_NOT_CONVERTIBLE', { currency: code });

/** Enters a rate, on the record. Prices follow at once, orders that were placed keep theirs. */
export const enterRateBy = (strapi: Core.Strapi, wanted: Input<typeof enterRate>['body'], by: string): Promise<Outcome<RateRow, Failure>> =>
  togetherOrNot(strapi, async () => {
    const main = await currencies(strapi).main();
    const refused = notConvertible(wanted.currency, main);
    if (refused) return failed(refused);
    const rate = parseRate(wanted.rate);
    if (!rate.ok) return failed(currencyFailures.because('RATE_MALFORMED', { rate: wanted.rate }));
    const validFrom = wanted.validFrom === null ? now() : Date.parse(wanted.validFrom);
    if (!isPlausibleFrom(validFrom, await setting(strapi, maxRateAgeDays), now()))
      return failed(currencyFailures.because('RATE_TIME_IMPLAUSIBLE'));
    const before = await currencies(strapi).rateInForce(main, wanted.currency, validFrom);
    if (before && !wanted.sure && jumps(rate.value, before.rate))
      return failed(currencyFailures.because('RATE_JUMPS', { before: before.rate, rate: rate.value }));
    const entered = await currencies(strapi).enter({
      from: main,
      to: wanted.currency,
      rate: rate.value,
      source: wanted.source,
      validFrom,
      enteredBy: by,
    });
    await audit(strapi, {
      actor: by,
      action: 'currency.rate-entered',
      subject: `currency:${wanted.currency}`,
      before: before && { rate: before.rate, source: before.source, validFrom: isoOf(before.validFrom) },
      after: { rate: entered.rate, source: entered.source, validFrom: isoOf(entered.validFrom) },
    });
    catalog(strapi).pricesChanged();
    const [row] = await rateRows(strapi, [entered]);
    return ok(row as RateRow);
  });

const save = async <T>(strapi: Core.Strapi, definition: SettingDefinition<T>, value: T, by: string): Promise<Failure | null> => {
  if (JSON.stringify(await setting(strapi, definition)) === JSON.stringify(value)) return null;
  const saved = await saveSetting(strapi, definition.key, value, by);
  if (!saved.ok) return saved.failure;
  await audit(strapi, { actor: by, action: 'setting.save', subject: `setting:${definition.key}`, ...saved.value });
  return null;
};

/** Chooses what is sold converted, on the record. */
export const changeCurrenciesBy = (
  strapi: Core.Strapi,
  wanted: Input<typeof changeCurrencies>['body'],
  by: string,
): Promise<Outcome<CurrencyBoard, Failure>> =>
  togetherOrNot(strapi, async () => {
    const main = await currencies(strapi).main();
    const codes = [...new Set(wanted.alsoSoldIn)];
    const refused =
      codes.map((code) => notConvertible(code, main)).find((failure) => failure !== null) ??
      (await save(strapi, alsoSoldIn, codes, by)) ??
      (await save(strapi, maxRateAgeDays, wanted.maxRateAgeDays, by));
    if (refused) return failed(refused);
    catalog(strapi).pricesChanged();
    return ok(await readCurrencyBoard(strapi));
  });
