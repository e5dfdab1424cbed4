import { signOf, taxesOf, type DocumentBody } from './document';

/** What a seller owes one country at one rate for a quarter. */
export interface CountryTax {
  readonly seller: string;
  readonly sellerCountry: string;
  readonly country: string;
  readonly rateBasisPoints: number;
  readonly currency: string;
  readonly documents: number;
  readonly net: number;
  readonly tax: number;
}

/** The span of a quarter such as `2026-Q4`, UTC ms, the end not included; null for what is none. */
export const spanOfQuarter = (quarter: string): { readonly from: number; readonly until: number } | null => {
  const match = /^(\d{4})-Q([1-4])$/.exec(quarter);
  if (!match) return null;
  const [year, first] = [parseInt(match[1] ?? '', 10), (parseInt(match[2] ?? '', 10) - 1) * 3];
  return { from: Date.UTC(year, first, 1), until: Date.UTC(year, first + 3, 1) };
};

/** The quarter a moment lies in. */
export const quarterOf = (at: { readonly year: number; readonly month: number }): string =>
  `${at.year}-Q${Math.floor((at.month - 1) / 3) + 1}`;

const added = (known: CountryTax | undefined, row: CountryTax): CountryTax =>
  known ? { ...row, documents: known.documents + 1, net: known.net + row.net, tax: known.tax + row.tax } : row;

const rowsOf = ({ seller, buyer, kind, currency, lines }: DocumentBody): CountryTax[] =>
  taxesOf(lines)
    .filter(({ reason }) => reason === 'standard' || reason === 'reduced')
    .map(({ rateBasisPoints, net, tax }) => ({
      seller: seller.name,
      sellerCountry: seller.country,
      country: buyer.country,
      rateBasisPoints,
      currency,
      documents: 1,
      net: signOf(kind) * net,
      tax: signOf(kind) * tax,
    }));

/**
 * Taxed sales to people abroad by seller, country and rate: invoices less credit notes. A sale at home belongs to the ordinary
 * return, and one under reverse charge is taxed by its buyer; neither is in here.
 */
export const taxByCountry = (documents: ReadonlyArray<{ readonly seller: string; readonly body: DocumentBody }>): CountryTax[] => {
  const rows = new Map<string, CountryTax>();
  for (const { seller, body } of documents) {
    if (body.seller.country === body.buyer.country) continue;
    for (const row of rowsOf(body)) {
      const key = [row.seller, seller, row.country, String(row.rateBasisPoints).padStart(5, '0'), row.currency].join('|');
      rows.set(key, added(rows.get(key), row));
    }
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
};
