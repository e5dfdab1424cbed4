import type { Locale } from '../../contracts/primitives';
import type { Catalogue } from './translate';

const files = import.meta.glob<Catalogue>('./locales/*/{common,shop}.json', { eager: true, import: 'default' });

/** What the server says, all languages at once. */
export const catalogueOf = (locale: Locale): Catalogue => ({
  ...files[`./locales/${locale}/common.json`],
  ...files[`./locales/${locale}/shop.json`],
});
