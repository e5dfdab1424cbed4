const HEXTETS = 8;
const KEPT_HEXTETS = 3;

/** The groups of an IPv6 address, `::` written out. */
const hextetsOf = (address: string): string[] => {
  const [head = '', tail] = address.split('::');
  const before = head === '' ? [] : head.split(':');
  if (tail === undefined) return before;
  const after = tail === '' ? [] : tail.split(':');
  return [...before, ...Array<string>(Math.max(0, HEXTETS - before.length - after.length)).fill('0'), ...after];
};

/** The network an address lies in: /24 of IPv4, /48 of IPv6. More of an address is never kept, not even hashed. */
export const networkOf = (ip: string): string => {
  const plain = ip.includes(':') ? ip.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '') : ip;
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(plain)) return plain.split('.').slice(0, KEPT_HEXTETS).join('.');
  if (!plain.includes(':')) return 'unknown';
  return hextetsOf(plain)
    .slice(0, KEPT_HEXTETS)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':');
};

/** Whether a network is a private or local one, or none that is known: many unrelated people would seem to share it. */
export const isOwnNetwork = (network: string): boolean =>
  network === 'unknown' ||
  /^(10|127|192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))(\.|$)/.test(network) ||
  /^(0:|f[cd]|fe[89ab])/.test(network);

// The first that fits: every browser claims to be its ancestors too.
const FAMILIES: ReadonlyArray<readonly [RegExp, string]> = [
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/SamsungBrowser\//, 'Samsung'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

/** The family of a browser and whether it is a phone's: `Chrome`, `Safari mobile`, `other`. The rest of a user agent is never kept. */
export const agentFamily = (userAgent: string): string => {
  const family = FAMILIES.find(([pattern]) => pattern.test(userAgent))?.[1] ?? 'other';
  return /Mobi|Android/.test(userAgent) ? `${family} mobile` : family;
};

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
let lastDay = { number: Number.NaN, text: '' };

/** UTC day of a moment, `2026-11-21`; the last one is remembered, because clicks come day by day. */
export const dayOf = (at: number): string => {
  const number = Math.floor(at / DAY_MS);
  if (number !== lastDay.number) lastDay = { number, text: new Date(at).toISOString().slice(0, 10) };
  return lastDay.text;
};

/** Hours since 1970, for telling one hour from another. */
export const hourOf = (at: number): number => Math.floor(at / HOUR_MS);
