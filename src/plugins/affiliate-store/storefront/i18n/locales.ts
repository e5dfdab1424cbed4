import type { Locale } from '../../contracts/primitives';

export const locales: readonly Locale[] = ['en', 'fr', 'es', 'pt-BR', 'ar'];

/** Each language by its own name, for the switcher. */
export const languageNames: Readonly<Record<Locale, string>> = {
  en: 'English',
  fr: 'Français',
  es: 'Español',
  'pt-BR': 'Português',
  ar: 'العربية',
};

export const direction = (locale: Locale): 'ltr' | 'rtl' => (locale === 'ar' ? 'rtl' : 'ltr');

/** The tag given to Intl: Western figures and the Gregorian calendar in Arabic too, so that amounts and dates read the same everywhere. */
export const intlTag = (locale: Locale): string => (locale === 'ar' ? 'ar-u-ca-gregory-nu-latn' : locale);
