/** How long a visitor may take from the affiliate's host to the shop's: a redirect, and a slow line. */
export const HAND_OVER_MS = 60_000;
const SIGNATURE_LENGTH = 32;
const SHAPE = /^([a-z0-9-]{3,40})\.([a-z0-9]{6,12})\.([0-9a-f]{32})$/;

/** Makes the keyed hash of a text; which key, only the shop knows. */
export type Sign = (text: string) => string;

const signatureOf = (slug: string, until: string, sign: Sign): string => sign(`${slug}.${until}`).slice(0, SIGNATURE_LENGTH);

/** What a visitor of a hidden link carries from one host to the other: which link, until when, and that it was said here. */
export const handOver = (slug: string, at: number, sign: Sign): string => {
  const until = (at + HAND_OVER_MS).toString(36);
  return `${slug}.${until}.${signatureOf(slug, until, sign)}`;
};

/** What was handed over; `late` when it comes after its time. Null for what was not said here. */
export const handedOver = (text: string, at: number, sign: Sign): { readonly slug: string; readonly late: boolean } | null => {
  const [, slug = '', until = '', signature = ''] = SHAPE.exec(text) ?? [];
  if (slug === '' || signatureOf(slug, until, sign) !== signature) return null;
  return { slug, late: parseInt(until, 36) < at };
};
