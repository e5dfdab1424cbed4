const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
/** Each takes two places, the first of them an escape. */
const EXTENDED = '^{}\\[~]|€';

const LIKE: Readonly<Record<string, string>> = {
  '\u00a0': ' ',
  '\u202f': ' ',
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  œ: 'oe',
  Œ: 'OE',
};

const isKnown = (sign: string): boolean => BASIC.includes(sign) || EXTENDED.includes(sign);

const nearest = (sign: string): string => {
  if (isKnown(sign)) return sign;
  const like = LIKE[sign] ?? sign.normalize('NFD').replace(/\p{M}/gu, '');
  return [...like].every(isKnown) ? like : '';
};

/** A text in the alphabet of GSM: accents it has no place for fall away, and so does what it cannot say at all. */
export const inGsm7 = (text: string): string => [...text].map(nearest).join('').replace(/ {2,}/g, ' ').trim();

/** How many of the 160 places of a message a text takes; null where it has a sign the alphabet of GSM has not. */
export const gsm7Length = (text: string): number | null => {
  const signs = [...text];
  return signs.every(isKnown) ? signs.reduce((sum, sign) => sum + (EXTENDED.includes(sign) ? 2 : 1), 0) : null;
};
