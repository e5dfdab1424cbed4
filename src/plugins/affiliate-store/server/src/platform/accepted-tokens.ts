import { LRUCache } from 'lru-cache';

/** What an access token says; `exp` in seconds UTC. */
export interface TokenClaims {
  readonly userId: string;
  readonly sessionId: string;
  readonly exp: number;
}

const MOST = 10_000;

/**
 * Reads access tokens, and a token it has accepted only once: the library that checks signatures first tries whether the secret is a public
 * key, by letting OpenSSL fail, which takes longer than the rest of a small answer. A token is signed or it is not, so that what was
 * accepted stays so until it expires; whether its session still lives is another question, asked each time. `read` answers null for what it
 * does not accept, and that is never remembered. `now` is UTC ms.
 */
export const rememberAccepted = (
  read: (token: string) => TokenClaims | null,
  now: () => number,
): ((token: string) => TokenClaims | null) => {
  const accepted = new LRUCache<string, TokenClaims>({ max: MOST });
  return (token) => {
    const known = accepted.get(token);
    if (known) {
      if (known.exp * 1000 > now()) return known;
      accepted.delete(token);
    }
    const claims = read(token);
    if (claims) accepted.set(token, claims);
    return claims;
  };
};
