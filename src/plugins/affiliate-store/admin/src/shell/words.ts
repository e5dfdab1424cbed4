import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import en from '../translations/en.json';
import { PLUGIN } from './plugin';

/** A sentence of the catalogue; one that is missing does not compile. */
export type Word = keyof typeof en;
export type WordValues = Readonly<Record<string, string | number>>;

const catalogue: Readonly<Record<string, string>> = en;

/** The id a sentence is registered under: the plugin's name comes first, so that two plugins cannot clash. */
export const wordId = (word: Word): { readonly id: string; readonly defaultMessage: string } => ({
  id: `${PLUGIN}.${word}`,
  defaultMessage: en[word],
});

/** Speaks the administrator's language. */
export const useWords = () => {
  const { formatMessage } = useIntl();
  return useCallback((word: Word, values?: WordValues): string => formatMessage(wordId(word), values), [formatMessage]);
};

/** What the catalogue names below a prefix, in the order of the names: `audit.order.refund` is `order.refund` below `audit`. */
export const wordsBelow = (prefix: string): string[] =>
  Object.keys(catalogue)
    .filter((key) => key.startsWith(`${prefix}.`))
    .map((key) => key.slice(prefix.length + 1))
    .toSorted();

/** The names a sentence has places for. */
export const placeholdersOf = (sentence: string): string[] =>
  [...sentence.matchAll(/\{\s*([a-zA-Z]+)\s*[,}]/g)].map(([, name]) => name ?? '');

/**
 * Says a code that comes from the server: the catalogue's sentence where it has one, else the English the server sent along.
 * A newer server may know codes that this page does not.
 */
export const useCodeWords = () => {
  const { formatMessage } = useIntl();
  return useCallback(
    (prefix: string, code: string, otherwise: string, values?: WordValues): string => {
      const key = `${prefix}.${code}`;
      const known = catalogue[key];
      if (known === undefined || !placeholdersOf(known).every((name) => values !== undefined && name in values)) return otherwise;
      return formatMessage({ id: `${PLUGIN}.${key}`, defaultMessage: known }, values);
    },
    [formatMessage],
  );
};
