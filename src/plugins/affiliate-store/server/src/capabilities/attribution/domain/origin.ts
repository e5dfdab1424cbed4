const HOST = /^https?:\/\/(?:www\.)?([a-z0-9.-]{1,100})(?:[:/?#]|$)/i;
// Those of search engines alone: others are put on every link somebody shares (fbclid), paid for or not.
const AD = /(?:^|&)(gclid|gbraid|wbraid|gad_source|msclkid)=/;
const PAID_MEDIA: readonly string[] = ['cpc', 'ppc', 'sem', 'paidsearch', 'paid_search', 'paid-search', 'paid search'];

const bare = (host: string): string =>
  host
    .toLowerCase()
    .replace(/^www\./, '')
    .replace(/:\d+$/, '')
    .replace(/\.$/, '');

/** Host of the page somebody came from; of the rest of a referrer nothing is kept. Null for the shop's own pages and for none. */
export const sourceHostOf = (referrer: string, ownHost: string): string | null => {
  if (referrer === '') return null;
  const found = HOST.exec(referrer)?.[1];
  const host = found === undefined ? null : bare(found);
  return host === null || host === '' || host === bare(ownHost) ? null : host;
};

/** The name of the mark a search advertisement put on an address, never its value; null where there is none. */
export const paidAdOf = (querystring: string): string | null => (querystring === '' ? null : (AD.exec(querystring)?.[1] ?? null));

/** Whether a utm medium says that a search advertisement was paid for. */
export const isSearchAd = (utmMedium: string | undefined): boolean =>
  utmMedium !== undefined && PAID_MEDIA.includes(utmMedium.toLowerCase());
