/** The words of a name, without accents, case and punctuation, in one order. */
const wordsOf = (name: string): string[] =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '')
    .sort();

/** Whether two names are of the same words, in whatever order; a single word is too little to tell anybody by. */
const isSameName = (left: string, right: string): boolean => {
  const [a, b] = [wordsOf(left), wordsOf(right)];
  return a.length > 1 && a.length === b.length && a.every((word, place) => word === b[place]);
};

/** Whether a buyer, by any name they go by, has the name of an affiliate. */
export const goesBy = (affiliate: string, names: ReadonlyArray<string | null | undefined>): boolean =>
  names.some((name) => typeof name === 'string' && isSameName(affiliate, name));

/** The name a mailbox is written with: `ana.maria+shop@…` is `ana maria`. */
export const nameInMailbox = (email: string): string => (email.split('@')[0] ?? '').split('+')[0] ?? '';
