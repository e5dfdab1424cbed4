import type { Core } from '@strapi/strapi';
import { csvText } from '../../../../contracts/csv';
import type { exportTaxRates, importTaxRates, previewTaxRates, TaxRateLine } from '../../../../contracts/admin';
import type { Data } from '../../../../contracts/endpoint';
import { linesOf, type SourceLine } from '../../capabilities/imports/service';
import { isRateHeader, percentOf, RATE_COLUMNS, rateOfLine, taxes, taxFailures } from '../../capabilities/taxes/service';
import type { DatedRate } from '../../capabilities/taxes/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { now } from '../../platform/clock';
import { contentHash } from '../../platform/ids';
import { isoOf } from '../../platform/moments';
import { togetherOrNot } from '../../platform/transaction';
import { putRate, rateBook, verdictOn, type RateBook } from './keep-tax-rates';

type Code = Parameters<typeof taxFailures.because>[0];

/** A line with what becomes of it, and the rate it is where it is one. */
interface Judged {
  readonly shown: TaxRateLine;
  readonly rate: DatedRate | null;
}

const written = ({ line, cells: [country = '', kind = '', rate = '', validFrom = ''] }: SourceLine) => ({
  line,
  country,
  kind,
  rate,
  validFrom,
});

const refused = (line: SourceLine, code: Code): Judged => ({
  shown: { ...written(line), verdict: 'refused', code, message: taxFailures.because(code).message },
  rate: null,
});

const keyOf = ({ country, kind, validFrom }: DatedRate): string => `${country} ${kind} ${validFrom}`;

/** Judges a file line by line, as if they were entered in their order. */
const judged = async (strapi: Core.Strapi, book: RateBook, lines: readonly SourceLine[]): Promise<Judged[]> => {
  const seen = new Set<string>();
  const all: Judged[] = [];
  for (const line of lines) {
    const rate = rateOfLine(line.cells);
    if (typeof rate === 'string') {
      all.push(refused(line, rate));
      continue;
    }
    if (seen.has(keyOf(rate))) {
      all.push(refused(line, 'TAX_RATE_TWICE'));
      continue;
    }
    seen.add(keyOf(rate));
    const verdict = await verdictOn(strapi, book, rate);
    all.push(
      verdict === 'used' ? refused(line, 'TAX_RATE_USED') : { shown: { ...written(line), verdict, code: null, message: null }, rate },
    );
  }
  return all;
};

interface Read {
  readonly book: RateBook;
  readonly lines: readonly Judged[];
  readonly fingerprint: string;
}

const read = async (strapi: Core.Strapi, text: string): Promise<Outcome<Read, Failure>> => {
  const file = linesOf(text);
  if (!file.ok) return file;
  const [header, ...rest] = file.value.lines;
  if (!header || !isRateHeader(header.cells)) return failed(taxFailures.because('TAX_RATES_NO_HEADER'));
  const book = await rateBook(strapi);
  const lines = await judged(strapi, book, rest);
  return ok({ book, lines, fingerprint: contentHash(lines.map(({ shown }) => shown)) });
};

const count = (lines: readonly Judged[], ...verdicts: ReadonlyArray<TaxRateLine['verdict']>): number =>
  lines.filter(({ shown }) => verdicts.includes(shown.verdict)).length;

/** What would become of each line of a file; nothing is written. */
export const previewTaxRatesOf = async (strapi: Core.Strapi, text: string): Promise<Outcome<Data<typeof previewTaxRates>, Failure>> => {
  const file = await read(strapi, text);
  if (!file.ok) return file;
  const { lines, fingerprint } = file.value;
  return ok({
    good: count(lines, 'new', 'replaces'),
    refused: count(lines, 'refused'),
    unchanged: count(lines, 'unchanged'),
    fingerprint,
    lines: lines.map(({ shown }) => shown),
  });
};

/** Imports the good lines in one unit of work, on the record; a file that would be judged otherwise by now is looked at again first. */
export const importTaxRatesBy = (
  strapi: Core.Strapi,
  { text, fingerprint }: { readonly text: string; readonly fingerprint: string },
  by: string,
): Promise<Outcome<Data<typeof importTaxRates>, Failure>> =>
  togetherOrNot(strapi, async () => {
    const file = await read(strapi, text);
    if (!file.ok) return file;
    const { book, lines } = file.value;
    if (file.value.fingerprint !== fingerprint) return failed(taxFailures.because('TAX_RATES_STALE'));
    const good = lines.flatMap(({ shown, rate }) => (rate && shown.verdict !== 'unchanged' ? [rate] : []));
    for (const rate of good) if (!(await putRate(strapi, book, rate, by))) return failed(taxFailures.because('TAX_RATES_STALE'));
    if (good.length > 0)
      await audit(strapi, { actor: by, action: 'tax-rate.imported', subject: 'tax-rates', before: null, after: { rates: good } });
    return ok({ imported: good.length, refused: lines.flatMap(({ shown }) => (shown.verdict === 'refused' ? [shown] : [])) });
  });

/** All rates that count, in the form that is imported. */
export const exportTaxRatesOf = async (strapi: Core.Strapi): Promise<Data<typeof exportTaxRates>> => {
  const rates = await taxes(strapi).datedRates();
  const rows = rates.map(({ country, kind, basisPoints, validFrom }) => [country, kind, { figure: percentOf(basisPoints) }, validFrom]);
  return {
    fileName: `tax-rates-${isoOf(now()).slice(0, 10)}.csv`,
    rows: rates.length,
    text: csvText([[...RATE_COLUMNS], ...rows]),
  };
};
