import type { ContractLocale, ContractTexts } from './contract-locale';
import { templateFor } from './contract-text';
import type { Terms } from './terms';

/** What somebody agrees to: the numbers and the words, before a name and a day are put in. Its hash is the proof of what was seen. */
export interface ContractPaper {
  readonly schema: 1;
  /** The program's document id, and its name on that day. */
  readonly program: string;
  readonly name: string;
  readonly version: number;
  readonly terms: Terms;
  readonly locale: ContractLocale;
  readonly text: string;
}

/** The paper of one offer in one language. `terms` have the affiliate's own rate in them. */
export const contractPaper = (
  program: { readonly documentId: string; readonly name: string },
  offered: { readonly version: number; readonly terms: Terms; readonly texts: ContractTexts },
  locale: ContractLocale,
): ContractPaper => ({
  schema: 1,
  program: program.documentId,
  name: program.name,
  version: offered.version,
  terms: offered.terms,
  locale,
  text: templateFor(locale, offered.texts, offered.terms),
});
