import type { Core } from '@strapi/strapi';
import type { TaxRateRow } from '../../../../contracts/admin';
import { orders } from '../../capabilities/orders/service';
import { isCountry, judgeRate, spanOf, taxes, taxFailures } from '../../capabilities/taxes/service';
import type { DatedRate, KeptRate, RatesByKind, RateVerdict } from '../../capabilities/taxes/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { now } from '../../platform/clock';
import { isoOf } from '../../platform/moments';
import { namesOfActors } from '../../platform/staff-names';
import { togetherOrNot } from '../../platform/transaction';
import { rateDayOf, undatedRates } from './tax-rates-of-day';

const MOST = 2_000;
const DAY = 86_400_000;

/** What is known when a rate is judged. */
export interface RateBook {
  readonly rates: readonly KeptRate[];
  readonly undated: RatesByKind;
  readonly today: string;
}

export const rateBook = async (strapi: Core.Strapi): Promise<RateBook> => ({
  rates: await taxes(strapi).datedRates(),
  undated: await undatedRates(strapi),
  today: await rateDayOf(strapi, now()),
});

/** Whether anybody ordered on the days a rate would hold. A day begins somewhere else earlier or later: a day more on either side is looked at. */
const isOrdered = (strapi: Core.Strapi, book: Pick<RateBook, 'rates'>, wanted: DatedRate): Promise<boolean> => {
  const { from, until } = spanOf(book.rates, wanted);
  return orders(strapi).anyFrom(wanted.country, {
    from: Date.parse(from) - DAY,
    until: until === null ? null : Date.parse(until) + DAY,
  });
};

/** What entering a rate would do. */
export const verdictOn = async (strapi: Core.Strapi, book: RateBook, wanted: DatedRate): Promise<RateVerdict> =>
  judgeRate(wanted, { ...book, ordered: wanted.validFrom <= book.today && (await isOrdered(strapi, book, wanted)) });

/** Keeps a rate in the place of another of its day. Inside the unit of work. */
export const putRate = async (strapi: Core.Strapi, book: RateBook, wanted: DatedRate, by: string): Promise<KeptRate | null> => {
  const same = book.rates.find(
    (rate) => rate.country === wanted.country && rate.kind === wanted.kind && rate.validFrom === wanted.validFrom,
  );
  if (same) await taxes(strapi).withdrawRate(same, by);
  return taxes(strapi).enterRate(wanted, by);
};

const stateOf = (rate: KeptRate, { rates, today }: RateBook): TaxRateRow['state'] => {
  if (rate.withdrawnAt !== null) return 'withdrawn';
  if (rate.validFrom > today) return 'to_come';
  const { until } = spanOf(rates, rate);
  return until === null || until > today ? 'in_force' : 'past';
};

const rowsOf = async (strapi: Core.Strapi, found: readonly KeptRate[], book: RateBook): Promise<TaxRateRow[]> => {
  const nameOf = await namesOfActors(
    strapi,
    found.map(({ enteredBy }) => enteredBy),
  );
  return found.map((rate) => ({
    id: rate.publicId,
    country: rate.country,
    kind: rate.kind,
    basisPoints: rate.basisPoints,
    validFrom: rate.validFrom,
    state: stateOf(rate, book),
    enteredBy: nameOf(rate.enteredBy),
    enteredAt: isoOf(rate.enteredAt),
  }));
};

const undatedRows = ({ undated }: RateBook): TaxRateRow[] =>
  (['standard', 'reduced'] as const).flatMap((kind) =>
    Object.entries(undated[kind]).map(([country, basisPoints]) => ({
      id: null,
      country,
      kind,
      basisPoints,
      validFrom: null,
      state: 'undated' as const,
      enteredBy: null,
      enteredAt: null,
    })),
  );

/** Every rate, by country, the newest day first, and below them what the settings say for days before. */
export const listTaxRatesOf = async (
  strapi: Core.Strapi,
  { country, state }: { readonly country?: string | undefined; readonly state?: TaxRateRow['state'] | undefined },
): Promise<TaxRateRow[]> => {
  const book = await rateBook(strapi);
  const dated = await rowsOf(strapi, await taxes(strapi).everyRate(country, MOST), book);
  const rows = [...dated, ...undatedRows(book).filter((row) => country === undefined || row.country === country)];
  return rows
    .filter((row) => state === undefined || row.state === state)
    .sort((one, other) => (one.country === other.country ? 0 : one.country < other.country ? -1 : 1));
};

const shownOne = async (strapi: Core.Strapi, rate: KeptRate): Promise<TaxRateRow> =>
  (await rowsOf(strapi, [rate], await rateBook(strapi)))[0] as TaxRateRow;

/** Enters a rate, on the record. What orders took is never another afterwards. */
export const enterTaxRateBy = (strapi: Core.Strapi, wanted: DatedRate, by: string): Promise<Outcome<TaxRateRow, Failure>> =>
  togetherOrNot(strapi, async () => {
    if (!isCountry(wanted.country)) return failed(taxFailures.because('TAX_RATE_COUNTRY_UNKNOWN', { country: wanted.country }));
    const book = await rateBook(strapi);
    const verdict = await verdictOn(strapi, book, wanted);
    if (verdict === 'used') return failed(taxFailures.because('TAX_RATE_USED', { ...wanted }));
    const same = book.rates.find(
      ({ country, kind, validFrom }) => country === wanted.country && kind === wanted.kind && validFrom === wanted.validFrom,
    );
    if (verdict === 'unchanged' && same) return ok(await shownOne(strapi, same));
    const kept = await putRate(strapi, book, wanted, by);
    if (!kept) return failed(taxFailures.because('TAX_RATES_STALE'));
    const before = same ? { basisPoints: same.basisPoints } : null;
    await audit(strapi, { actor: by, action: 'tax-rate.entered', subject: `tax-rate:${kept.publicId}`, before, after: wanted });
    return ok(await shownOne(strapi, kept));
  });

/** Takes a rate back that has not begun, on the record. */
export const withdrawTaxRateBy = (strapi: Core.Strapi, publicId: string, by: string): Promise<Outcome<TaxRateRow, Failure>> =>
  togetherOrNot(strapi, async () => {
    const book = await rateBook(strapi);
    const rate = book.rates.find((one) => one.publicId === publicId);
    if (!rate) return failed(taxFailures.because('TAX_RATE_NOT_FOUND'));
    if (rate.validFrom <= book.today) return failed(taxFailures.because('TAX_RATE_BEGUN', { validFrom: rate.validFrom }));
    if (!(await taxes(strapi).withdrawRate(rate, by))) return failed(taxFailures.because('TAX_RATE_NOT_FOUND'));
    const { country, kind, basisPoints, validFrom } = rate;
    const before = { country, kind, basisPoints, validFrom };
    await audit(strapi, { actor: by, action: 'tax-rate.withdrawn', subject: `tax-rate:${publicId}`, before, after: null });
    return ok(await shownOne(strapi, { ...rate, withdrawnAt: now(), withdrawnBy: by }));
  });
