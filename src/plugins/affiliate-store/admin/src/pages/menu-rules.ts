/** A text as it is compared: whoever types without accents, or in capitals, means the same word. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

/** Whether a page is meant by what was typed: each word of it begins a word of the page's name or of its section's. */
export const isMeantBy = (typed: string, name: string, section: string): boolean => {
  const words = plain(`${name} ${section}`).split(/[^\p{Letter}\p{Number}]+/u);
  return plain(typed)
    .split(/\s+/)
    .every((part) => words.some((word) => word.startsWith(part)));
};

/** The place somebody is at: the nearest one at or above the address. `first` lies above everything and is only meant itself. */
export const placeAt = (places: readonly string[], pathname: string, first: string): string | null =>
  places
    .filter((place) => pathname === place || (place !== first && pathname.startsWith(`${place}/`)))
    .toSorted((one, other) => other.length - one.length)[0] ?? null;
