/** What stands for something that is filled in when a piece is copied. */
export const PLACEHOLDERS = ['link', 'name', 'product', 'price'] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];
/** What each is filled with. */
export type Filling = Readonly<Record<Placeholder, string>>;

const MARK = /\{([a-z]+)\}/gi;

const isPlaceholder = (word: string): word is Placeholder => (PLACEHOLDERS as readonly string[]).includes(word);

/** Words in braces that stand for nothing: a misspelled one would be sent to readers as it is. */
export const strangersIn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(MARK)].flatMap(([, word = '']) => (isPlaceholder(word) ? [] : [word]))),
];

export const namesIn = (text: string): ReadonlySet<Placeholder> =>
  new Set([...text.matchAll(MARK)].flatMap(([, word = '']) => (isPlaceholder(word) ? [word] : [])));

/** The text as it is copied. Each mark is filled once: what is filled in is not looked through again. */
export const filledIn = (text: string, filling: Filling): string =>
  text.replace(MARK, (mark, word: string) => (isPlaceholder(word) ? filling[word] : mark));

/** Text as HTML shows it, between tags and in quotes. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');

/** A link as search engines and the law want one that is paid for. */
const anchor = (address: string, inside: string): string => `<a href="${escaped(address)}" rel="sponsored">${inside}</a>`;

/** A text to paste into a page: paragraphs, with the link as a link. */
export const htmlOf = (text: string, filling: Filling): string =>
  text
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => {
      const lines = escaped(paragraph).replaceAll('\n', '<br>');
      const inside = lines.replace(MARK, (mark, word: string) => {
        if (!isPlaceholder(word)) return mark;
        return word === 'link' ? anchor(filling.link, escaped(filling.link)) : escaped(filling[word]);
      });
      return `<p>${inside}</p>`;
    })
    .join('\n');

/** A picture to paste into a page: whoever presses it goes by the link, and nothing else of the shop runs there. */
export const pictureTag = (picture: {
  readonly link: string;
  readonly address: string;
  readonly width: number;
  readonly height: number;
  readonly says: string;
}): string =>
  anchor(
    picture.link,
    `<img src="${escaped(picture.address)}" width="${picture.width}" height="${picture.height}" alt="${escaped(picture.says)}" loading="lazy">`,
  );
