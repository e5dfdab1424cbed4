import sanitizeHtml from 'sanitize-html';

/** Where a page of the shop is shown away from it. */
export interface AwayFrom {
  /** Scheme and host of the shop. */
  readonly shop: string;
  /** What a page of the shop is put behind, percent-encoded, to leave for it. */
  readonly leave: string;
}

/** A path of the shop; null for an anchor, and for whatever is elsewhere already. */
const pathIn = (address: string, shop: string): string | null => {
  if (address.startsWith(`${shop}/`)) return address.slice(shop.length);
  return /^\/(?!\/)/.test(address) ? address : null;
};

const FILES = ['src', 'poster'] as const;
const absolute = (address: string, shop: string): string => (/^\/(?!\/)/.test(address) ? `${shop}${address}` : address);
/** `a.jpg 1x, b.jpg 2x`, each from the shop. */
const absoluteSet = (set: string, shop: string): string =>
  set
    .split(',')
    .map((each) => absolute(each.trim(), shop))
    .join(', ');

/**
 * A page as it is shown on another host than the shop's: its files come from the shop, its links leave for it by way of `leave`, and nothing
 * in it runs or is sent. Not a guard against what an editor wrote, which was cleaned before: it is the shop's own page.
 */
export const leavingPage = (html: string, { shop, leave }: AwayFrom): string =>
  `<!doctype html>${sanitizeHtml(html, {
    allowedTags: false,
    allowedAttributes: false,
    allowVulnerableTags: true,
    allowedSchemesAppliedToAttributes: [],
    parseStyleAttributes: false,
    selfClosing: ['img', 'br', 'hr', 'input', 'link', 'meta', 'source', 'track', 'wbr'],
    parser: { lowerCaseTags: false, lowerCaseAttributeNames: false },
    exclusiveFilter: ({ tag }) => tag === 'script' || tag === 'form',
    transformTags: {
      '*': (tagName, given) => {
        const attribs = { ...given };
        const { href, srcset } = attribs;
        if (href !== undefined && tagName === 'link') attribs['href'] = absolute(href, shop);
        else if (href !== undefined) {
          const path = pathIn(href, shop);
          if (path !== null) attribs['href'] = `${leave}${encodeURIComponent(path)}`;
        }
        for (const name of FILES) if (attribs[name] !== undefined) attribs[name] = absolute(attribs[name], shop);
        if (srcset !== undefined) attribs['srcset'] = absoluteSet(srcset, shop);
        return { tagName, attribs };
      },
    },
  })}`;
