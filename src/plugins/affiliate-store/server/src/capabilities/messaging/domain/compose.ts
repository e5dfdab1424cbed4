import { ABOUT_EVIDENCE } from './compose-evidence';
import { FOR_AFFILIATES } from './compose-for-affiliates';
import { FOR_BUYERS } from './compose-for-buyers';
import { FOR_PAYEES } from './compose-for-payees';
import { FOR_SUBSCRIBERS } from './compose-for-subscribers';
import type { Composers } from './desk';
import { headerText, type Letter, type Locale, type MailFacts, type MailKind, type Sender } from './letter';
import { ar } from './words/ar';
import { en } from './words/en';
import { es } from './words/es';
import { fr } from './words/fr';
import { ptBR } from './words/pt-br';
import type { Words } from './words/words';

const WORDS: Readonly<Record<Locale, Words>> = { en, fr, es, 'pt-BR': ptBR, ar };

/** The words of a language, for what surrounds every letter. */
export const wordsOf = (locale: Locale): Words => WORDS[locale];

const COMPOSE: Composers<MailKind> = { ...FOR_BUYERS, ...FOR_SUBSCRIBERS, ...FOR_AFFILIATES, ...FOR_PAYEES, ...ABOUT_EVIDENCE };

/** Writes a letter in the reader's language; every link starts with the configured address of the shop. */
export const compose = <K extends MailKind>(kind: K, locale: Locale, facts: MailFacts[K], sender: Sender): Letter => {
  const letter = COMPOSE[kind]({ words: WORDS[locale], locale, sender }, facts);
  return { ...letter, subject: headerText(letter.subject), preheader: headerText(letter.preheader) };
};
