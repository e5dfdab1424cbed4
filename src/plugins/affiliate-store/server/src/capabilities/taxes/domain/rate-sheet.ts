import type { DatedRate, RateKind } from './dated-rates';

/** The first line of a file of rates. */
export const RATE_COLUMNS = ['country', 'kind', 'rate', 'valid from'] as const;

/** Why a line of a file is no rate. */
export type RateTrouble =
  | 'TAX_RATE_LINE_MALFORMED'
  | 'TAX_RATE_COUNTRY_UNKNOWN'
  | 'TAX_RATE_KIND_UNKNOWN'
  | 'TAX_RATE_MALFORMED'
  | 'TAX_RATE_DAY_MALFORMED';

const REGIONS = new Intl.DisplayNames(['en'], { type: 'region' });

/** Whether two letters are a country's, as addresses of buyers write them: GB and not UK, GR and not EL. */
export const isCountry = (code: string): boolean =>
  /^[A-Z]{2}$/.test(code) && code !== 'ZZ' && new Intl.Locale(`und-${code}`).region === code && REGIONS.of(code) !== code;

/** Per cent as people write them, with a point or a comma and at most two decimals, in basis points; null for what is none. */
export const basisPointsOf = (text: string): number | null => {
  const found = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(text.trim());
  if (!found) return null;
  const basisPoints = parseInt(`${found[1] ?? ''}${(found[2] ?? '').padEnd(2, '0')}`, 10);
  return basisPoints <= 10_000 ? basisPoints : null;
};

/** The same as files have it: 5.5 and 20. */
export const percentOf = (basisPoints: number): string => {
  const digits = String(basisPoints).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`.replace(/\.?0+$/, '');
};

const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00.000Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text;
};

const isKind = (text: string): text is RateKind => text === 'standard' || text === 'reduced';

/** Reads the cells of one line. */
export const rateOfLine = (cells: readonly string[]): DatedRate | RateTrouble => {
  const [country = '', kind = '', rate = '', validFrom = ''] = cells.map((cell) => cell.trim());
  if (cells.length !== RATE_COLUMNS.length) return 'TAX_RATE_LINE_MALFORMED';
  if (!isCountry(country.toUpperCase())) return 'TAX_RATE_COUNTRY_UNKNOWN';
  if (!isKind(kind.toLowerCase())) return 'TAX_RATE_KIND_UNKNOWN';
  const basisPoints = basisPointsOf(rate);
  if (basisPoints === null) return 'TAX_RATE_MALFORMED';
  if (!isDay(validFrom)) return 'TAX_RATE_DAY_MALFORMED';
  return { country: country.toUpperCase(), kind: kind.toLowerCase() as RateKind, basisPoints, validFrom };
};

/** Whether a line names the columns, as the first of a file has to. */
export const isRateHeader = (cells: readonly string[]): boolean =>
  cells.length === RATE_COLUMNS.length && RATE_COLUMNS.every((name, at) => cells[at]?.trim().toLowerCase().replace(/_/g, ' ') === name);
