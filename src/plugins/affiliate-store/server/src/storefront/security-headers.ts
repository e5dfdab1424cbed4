export interface PolicyWishes {
  /** Hosts pictures and films may come from besides our own; from the site's configuration. */
  readonly mediaHosts: readonly string[];
  /** True for the preview, which lives in a frame of the admin panel. */
  readonly framed: boolean;
}

/** Everything from our own host, nothing inline: so the same bytes may be cached, and an injected script stays text. */
export function securityHeaders({ mediaHosts, framed }: PolicyWishes): Record<string, string> {
  const media = mediaHosts.map((host) => ` ${host}`).join('');
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    `img-src 'self' data:${media}`,
    `media-src 'self'${media}`,
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    `frame-ancestors ${framed ? "'self'" : "'none'"}`,
  ];
  return {
    'content-security-policy': policy.join('; '),
    'x-frame-options': framed ? 'SAMEORIGIN' : 'DENY',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  };
}

/** A page of the shop on an affiliate's host: files from the shop, and nothing that runs, asks or sends. No search engine keeps it. */
export const landingHeaders = (shop: string, mediaHosts: readonly string[]): Record<string, string> => {
  const media = mediaHosts.map((host) => ` ${host}`).join('');
  const policy = [
    "default-src 'none'",
    `style-src ${shop}`,
    `font-src ${shop}`,
    `img-src ${shop} data:${media}`,
    `media-src ${shop}${media}`,
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'x-robots-tag': 'noindex',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  };
};

/** True unless a browser says that another site sent the form. */
export function comesFromOurPages(headers: Readonly<Record<string, string | readonly string[] | undefined>>, host: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site === 'same-origin' || site === 'none') return true;
  if (site !== undefined) return false;
  const origin = headers['origin'];
  if (typeof origin !== 'string') return true;
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}
