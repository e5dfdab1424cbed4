import { ar } from './words/ar';
import { en } from './words/en';
import { es } from './words/es';
import { fr } from './words/fr';
import { ptBr } from './words/pt-br';
import type { PaperWords } from './words/words';

export type { PaperWords } from './words/words';

const WORDS: Readonly<Record<string, PaperWords>> = { en, fr, es, 'pt-BR': ptBr, ar };

/** The words of a language; English where the store does not write it. */
export const paperWords = (language: string): PaperWords => WORDS[language] ?? en;
