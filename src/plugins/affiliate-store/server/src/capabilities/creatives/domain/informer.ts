import { escaped } from './words';

/** What a card of a product shows. */
export interface InformerFacts {
  readonly title: string;
  /** In words of the card's language; null where the product cannot be bought. */
  readonly price: string | null;
  /** The picture as a data address: a card may not fetch anything. Null for a card without one. */
  readonly picture: string | null;
  readonly rightToLeft: boolean;
  readonly brandColor: string;
}

export const INFORMER = { width: 300, height: 250 } as const;

const MARGIN = 16;
const PICTURE_HEIGHT = 150;
const LINE = 22;
const MOST_LINES = 2;
/** Letters a line of the title holds: a drawing cannot measure. */
const LETTERS = 30;
const COLOR = /^#[0-9a-f]{6}$/i;

/** A title in lines that fit; what is beyond them is cut off with three dots. */
export const linesOf = (title: string): readonly string[] => {
  const lines: string[] = [];
  for (const word of title.trim().split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= LETTERS) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word.length > LETTERS ? `${[...word].slice(0, LETTERS - 1).join('')}…` : word);
  }
  if (lines.length <= MOST_LINES) return lines;
  const end = [...(lines[MOST_LINES - 1] ?? '')].slice(0, LETTERS - 1).join('');
  return [...lines.slice(0, MOST_LINES - 1), `${end}…`];
};

/** The card as a drawing: shown as a picture it runs nothing and fetches nothing. */
export const drawInformer = ({ title, price, picture, rightToLeft, brandColor }: InformerFacts): string => {
  const { width, height } = INFORMER;
  const top = picture === null ? MARGIN + LINE : PICTURE_HEIGHT + MARGIN + 10;
  const start = rightToLeft ? width - MARGIN : MARGIN;
  const color = COLOR.test(brandColor) ? brandColor : '#333333';
  const lines = linesOf(title);
  const text = lines.map(
    (line, at) => `<text x="${start}" y="${top + at * LINE}" font-size="17" font-weight="600">${escaped(line)}</text>`,
  );
  const says = price === null ? title : `${title}, ${price}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(says)}"`,
    ` direction="${rightToLeft ? 'rtl' : 'ltr'}" font-family="system-ui, sans-serif" fill="#1d1d1f">`,
    `<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" fill="#ffffff" stroke="#d9d9de"/>`,
    picture === null
      ? ''
      : `<image x="1" y="1" width="${width - 2}" height="${PICTURE_HEIGHT}" preserveAspectRatio="xMidYMid slice" href="${escaped(picture)}"/>`,
    ...text,
    price === null
      ? ''
      : `<text x="${start}" y="${height - MARGIN}" font-size="19" font-weight="700" fill="${color}">${escaped(price)}</text>`,
    '</svg>',
  ].join('');
};
