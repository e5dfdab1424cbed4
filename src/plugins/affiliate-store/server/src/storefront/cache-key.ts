/** Parameters of advertising that change nothing on a page. The tracking parameter is not among them: it is not ours to swallow. */
const ignored = /^(utm_[a-z]+|gclid|fbclid|msclkid|mc_cid|mc_eid)$/;
const publicPage = /^\/store\/(?:en|fr|es|pt-BR|ar)(?:\/(?:p|s)\/[A-Za-z0-9_-]{1,120})?$/;

/** The key a public page is kept under, or null for an address whose page is not kept. */
export function cacheKey(origin: string, url: string): string | null {
  const at = url.indexOf('?');
  const path = at === -1 ? url : url.slice(0, at);
  if (!publicPage.test(path)) return null;
  if (at === -1) return origin + path;
  let currency = '';
  for (const [name, value] of new URLSearchParams(url.slice(at + 1))) {
    if (name === 'currency' && /^[A-Z]{3}$/.test(value)) currency = value;
    else if (!ignored.test(name)) return null;
  }
  return currency === '' ? origin + path : `${origin}${path}?${currency}`;
}
