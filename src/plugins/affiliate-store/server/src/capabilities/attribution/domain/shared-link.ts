import { TAG_PARAMETERS } from './tags';

/** What an address that was shared carries: whose code, in which way, and where it says it leads. */
export interface SharedLink {
  /** Empty for a short link, which is found by its slug. */
  readonly code: string;
  /** Slug of an own link, where it carries one. */
  readonly slug: string | null;
  readonly kind: 'link' | 'ref_parameter';
  /** The host it is on; null for a path alone, which is this site. */
  readonly host: string | null;
  /** What `safeTarget` is asked; undefined where the link names no target. */
  readonly target: string | undefined;
}

const ANY = 'http://own.invalid';

const parsed = (address: string): URL | null => {
  try {
    return new URL(address, ANY);
  } catch {
    return null;
  }
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
};

type Carried = Pick<SharedLink, 'code' | 'kind' | 'target'>;

/** `/r/<code>`, with the page after it or in `to`. */
const byPath = (url: URL): Carried | null => {
  const [, code, rest = ''] = /^\/r\/([^/]+)(?:\/(.*))?$/.exec(url.pathname) ?? [];
  if (code === undefined) return null;
  const target = rest === '' ? (url.searchParams.get('to') ?? undefined) : `/${rest}${url.search}`;
  return { code: decoded(code), kind: 'link', target };
};

const byTag = (url: URL, parameter: string): Carried => ({
  kind: 'ref_parameter',
  code: url.searchParams.get(parameter) ?? '',
  target: `${url.pathname}${url.search}`,
});

/** Reads an address as the links of the shop are read: `/s/<slug>`, `/r/<code>/…`, or any page with the tag. Null where it carries no code. */
export const readSharedLink = (address: string, parameter: string): SharedLink | null => {
  const url = parsed(address.trim());
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  const host = url.origin === ANY ? null : url.host;
  const [, short] = /^\/s\/([^/]+)\/?$/.exec(url.pathname) ?? [];
  if (short !== undefined) return { code: '', slug: decoded(short).toLowerCase(), kind: 'link', host, target: undefined };
  const slug = url.searchParams.get(TAG_PARAMETERS.link);
  const carried = byPath(url) ?? byTag(url, parameter);
  return carried.code === '' ? null : { ...carried, slug, host };
};
