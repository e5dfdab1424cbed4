import { ar } from './words/ar';
import { en, type Words } from './words/en';
import { es } from './words/es';
import { fr } from './words/fr';
import { ptBr } from './words/pt-br';

/** A language of the pay pages. */
export interface Language {
  tag: string;
  own: string;
  direction: 'ltr' | 'rtl';
  words: Words;
}

/** The languages, the first of which is the one to fall back on. */
export const languages: readonly [Language, ...Language[]] = [
  { tag: 'en', own: 'English', direction: 'ltr', words: en },
  { tag: 'fr', own: 'Français', direction: 'ltr', words: fr },
  { tag: 'es', own: 'Español', direction: 'ltr', words: es },
  { tag: 'pt-BR', own: 'Português (Brasil)', direction: 'ltr', words: ptBr },
  { tag: 'ar', own: 'العربية', direction: 'rtl', words: ar },
];

function byTag(tag: string): Language | undefined {
  const wanted = tag.trim().toLowerCase();
  return (
    languages.find((language) => language.tag.toLowerCase() === wanted) ??
    languages.find((language) => language.tag.slice(0, 2).toLowerCase() === wanted.slice(0, 2))
  );
}

/** The first language that the buyer chose, the session wants, or the browser prefers. */
export function chooseLanguage(chosen: string | null, ofSession: string | null | undefined, accepted: string | undefined): Language {
  const wishes = [chosen, ofSession === 'auto' ? null : ofSession, ...(accepted ?? '').split(',').map((wish) => wish.split(';')[0] ?? '')];
  for (const wish of wishes) {
    const found = wish ? byTag(wish) : undefined;
    if (found) return found;
  }
  return languages[0];
}

/** A sentence with its blanks filled. */
export function fill(sentence: string, blanks: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(blanks[name] ?? whole));
}

/** The language for a request: the one chosen by a link, else as `chooseLanguage` has it. */
export function languageOf(
  request: { query: string; headers: { 'accept-language'?: string | undefined } },
  ofSession: string | null | undefined,
): Language {
  return chooseLanguage(new URLSearchParams(request.query).get('locale'), ofSession, request.headers['accept-language']);
}
