import type { LinkStyle } from './own-link';

/** What an address is made of; parameters come with their values as they are. */
export interface AddressParts {
  /** Where the site is, without a slash at its end. */
  readonly site: string;
  /** The site's name for the tag. */
  readonly parameter: string;
  readonly style: LinkStyle;
  readonly slug: string;
  readonly code: string;
  readonly target: string;
  readonly parameters: ReadonlyArray<readonly [string, string]>;
  /** The host and path of a hidden link, such as `go.example.com/spring`. */
  readonly hiddenAt?: string | undefined;
}

const queryOf = (pairs: ReadonlyArray<readonly [string, string]>): string =>
  pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');

/** A path with more in its query, before its fragment. */
const joined = (target: string, pairs: ReadonlyArray<readonly [string, string]>): string => {
  const [, path = '', query = '', hash = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(target) ?? [];
  return `${path}${query.length > 1 ? `${query}&` : '?'}${queryOf(pairs)}${hash}`;
};

const isPath = (target: string): boolean => target.startsWith('/') && target !== '/';

/** The address to share. A short one says nothing but its slug: the rest is kept here. */
export const addressOf = ({ site, parameter, style, slug, code, target, parameters, hiddenAt }: AddressParts): string => {
  if (style === 'hidden' && hiddenAt !== undefined) return `https://${hiddenAt}`;
  if (style === 'short' || style === 'hidden') return `${site}/s/${slug}`;
  if (style === 'ref') return `${site}${joined(target, [[parameter, code], ...parameters])}`;
  return isPath(target)
    ? `${site}/r/${encodeURIComponent(code)}${joined(target, parameters)}`
    : `${site}/r/${encodeURIComponent(code)}?${queryOf([['to', target], ...parameters])}`;
};
