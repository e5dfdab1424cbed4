/** Where links may lead besides this site's own pages. */
export interface TargetRules {
  /** A path of this site, for links that name no target or a bad one. */
  readonly home: string;
  /** Hosts, with port where it is not the usual one, that links may lead to. */
  readonly allowedHosts: readonly string[];
  /** The tag that is taken out of a target, so that one visit is not two touches. */
  readonly parameter: string;
}

const LONGEST = 2048;
// Control characters split headers; a backslash is a slash to browsers.
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const DANGEROUS = /[\u0000-\u0020\u007f\\]/;
const OWN = 'http://own.invalid';
const DECODINGS = 3;

/** True when the text, or anything it may be decoded to on its way, leaves the path or the header it is put in. */
const escapes = (target: string): boolean => {
  let text = target;
  for (let round = 0; round <= DECODINGS; round += 1) {
    if (DANGEROUS.test(round === 0 ? text : text.replace(/ /g, '')) || text.startsWith('//')) return true;
    try {
      const decoded = decodeURIComponent(text);
      if (decoded === text) return false;
      text = decoded;
    } catch {
      return true;
    }
  }
  return true;
};

const parsed = (target: string, base?: string): URL | null => {
  try {
    return new URL(target, base);
  } catch {
    return null;
  }
};

const withoutTag = (url: URL, parameter: string): URL => {
  if (url.searchParams.has(parameter)) url.searchParams.delete(parameter);
  return url;
};

const onThisSite = (target: string, { parameter }: TargetRules): string | null => {
  if (!target.startsWith('/') || escapes(target.replace(/[?#].*$/s, '')) || DANGEROUS.test(target)) return null;
  const url = parsed(target, OWN);
  // A link that leads to a link would make one visit several touches, or a circle.
  if (!url || url.origin !== OWN || url.pathname.startsWith('//') || /^\/[rsh](\/|$)/i.test(url.pathname)) return null;
  const { pathname, search, hash } = withoutTag(url, parameter);
  return `${pathname}${search}${hash}`;
};

const elsewhere = (target: string, { allowedHosts, parameter }: TargetRules): string | null => {
  if (!/^https?:\/\//i.test(target) || DANGEROUS.test(target)) return null;
  const url = parsed(target);
  if (!url || url.username !== '' || url.password !== '') return null;
  return allowedHosts.some((host) => host.toLowerCase() === url.host) ? withoutTag(url, parameter).toString() : null;
};

/** Where a visitor is sent: the target asked for if it is a path of this site or on an allowed host, else home. */
export const safeTarget = (asked: string | undefined, rules: TargetRules): string => {
  if (asked === undefined || asked === '' || asked.length > LONGEST) return rules.home;
  return onThisSite(asked, rules) ?? elsewhere(asked, rules) ?? rules.home;
};

/** Pages on which a tag is counted: the first of the site, and those of the storefront. */
const PAGE = /^\/(?:store(?:\/.*)?)?$/;

export const isTaggable = (address: string): boolean => PAGE.test(address.replace(/[?#].*$/s, ''));

/** The part of a query that is left without some parameters, as it was written; empty, or beginning with `?`. */
export const queryWithout = (query: string, ...parameters: readonly string[]): string => {
  const kept = query.split('&').filter((pair) => pair !== '' && !parameters.includes(nameOf(pair)));
  return kept.length === 0 ? '' : `?${kept.join('&')}`;
};

const nameOf = (pair: string): string => {
  const [name = ''] = pair.split('=');
  try {
    return decodeURIComponent(name.replaceAll('+', ' '));
  } catch {
    return name;
  }
};
