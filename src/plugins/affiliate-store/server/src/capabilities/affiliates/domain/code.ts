/** An affiliate's code: ASCII letters, digits, dash and underscore, so that no two codes look alike in another alphabet. */
const SHAPE = /^[a-z0-9][a-z0-9_-]{1,30}[a-z0-9]$/;

/** Words a visitor could take for the shop itself, or that are paths of it. */
const RESERVED: ReadonlySet<string> = new Set([
  'account',
  'admin',
  'administrator',
  'affiliate',
  'affiliates',
  'anonymous',
  'api',
  'auth',
  'billing',
  'cart',
  'checkout',
  'creator',
  'creators',
  'false',
  'healthz',
  'help',
  'home',
  'learn',
  'library',
  'login',
  'logout',
  'me',
  'new',
  'nobody',
  'none',
  'null',
  'official',
  'order',
  'orders',
  'partner',
  'partners',
  'pay',
  'payment',
  'program',
  'programs',
  'ref',
  'refund',
  'root',
  'security',
  'shop',
  'staff',
  'store',
  'stripe',
  'studio',
  'support',
  'system',
  'track',
  'true',
  'undefined',
  'uploads',
  'webhook',
  'webhooks',
  'www',
]);

/** Whether a word could be taken for the shop itself, or for a path of it. */
export const isReserved = (word: string): boolean => RESERVED.has(word.toLowerCase());

/** Why a code cannot be given out, whoever asks. */
export type CodeRefusal = 'CODE_MALFORMED' | 'CODE_RESERVED';

/** The one spelling a code is found by: codes are typed from paper and read aloud, so case does not count. */
export const normalizeCode = (code: string): string => code.trim().toLowerCase();

/** Judges a code as it was typed; null when it may be given out. */
export const refusalOfCode = (code: string): CodeRefusal | null => {
  const typed = code.trim();
  // Checked before lower-casing: the Kelvin sign, for one, becomes a plain k.
  if (!/^[A-Za-z0-9_-]*$/.test(typed) || !SHAPE.test(typed.toLowerCase())) return 'CODE_MALFORMED';
  return isReserved(typed) ? 'CODE_RESERVED' : null;
};

/** A code made from a name and a few random letters and digits: "Ana Lima" becomes "ana-lima-k7m2xq". */
export const suggestCode = (name: string, salt: string): string => {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 16)
    .replace(/^-+|-+$/g, '');
  return `${plain === '' ? 'aff' : plain}-${salt}`;
};
