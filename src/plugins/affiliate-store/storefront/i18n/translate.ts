import { IntlMessageFormat } from 'intl-messageformat';
import type { Locale } from '../../contracts/primitives';
import { intlTag } from './locales';

export type Catalogue = Readonly<Record<string, string>>;
export type Values = Readonly<Record<string, string | number | Date>>;

/** Says one message in one language. A key without a message is shown as itself: a test keeps that from happening. */
export interface Translate<Key extends string> {
  (key: Key, values?: Values): string;
  /** The message, or null where the catalogue has none: for codes that come from the server. */
  maybe(key: string, values?: Values): string | null;
}

/** A translator over one catalogue; messages are parsed once, when first said. */
export function translator<Key extends string>(locale: Locale, catalogue: Catalogue): Translate<Key> {
  const parsed = new Map<string, IntlMessageFormat>();
  const say = (key: string, values: Values): string | null => {
    const message = catalogue[key];
    if (message === undefined) return null;
    if (!message.includes('{') && !message.includes("''")) return message;
    let formatter = parsed.get(key);
    if (formatter === undefined) {
      formatter = new IntlMessageFormat(message, intlTag(locale));
      parsed.set(key, formatter);
    }
    return String(formatter.format(values));
  };
  const translate = (key: Key, values: Values = {}): string => say(key, values) ?? key;
  return Object.assign(translate, { maybe: (key: string, values: Values = {}) => say(key, values) });
}
