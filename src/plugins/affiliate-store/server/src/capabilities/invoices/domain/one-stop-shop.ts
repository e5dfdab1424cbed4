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

/**
 * Taxed sales to people abroad by seller, country and rate: invoices less credit notes. A sale at home belongs to the ordinary
 * return, and one under reverse charge is taxed by its buyer; neither is in here.
 */
export const taxByCountry = (documents: ReadonlyArray<{ readonly seller: string; readonly body: DocumentBody }>): CountryTax[] => {
  const rows = new Map<string, CountryTax>();
  for (const { seller, body } of documents) {
    if (body.seller.country === body.buyer.country) continue;
    for (const { rateBasisPoints, reason, net, tax } of taxesOf(body.lines)) {
      if (reason !== 'standard' && reason !== 'reduced') continue;
      const key = [body.seller.name, seller, body.buyer.country, String(rateBasisPoints).padStart(5, '0'), body.currency].join('|');
      const known = rows.get(key);
      const sign = signOf(body.kind);
      rows.set(key, {
        seller: body.seller.name,
        sellerCountry: body.seller.country,
        country: body.buyer.country,
        rateBasisPoints,
        currency: body.currency,
        documents: (known?.documents ?? 0) + 1,
        net: (known?.net ?? 0) + sign * net,
        tax: (known?.tax ?? 0) + sign * tax,
      });
    }
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
};
