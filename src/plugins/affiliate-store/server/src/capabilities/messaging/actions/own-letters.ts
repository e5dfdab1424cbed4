import type { Core } from '@strapi/strapi';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { setting } from '../../../platform/settings';
import { messagingFailures } from '../domain/failures';
import { LETTER_KINDS, MAIL_KINDS, type Must, type Reader } from '../domain/kinds';
import { mailOff } from '../settings';
import { keepRefusal, refusedBy } from '../store/refusals';

/** A kind of letter as its reader decides about it. */
export interface LetterChoice {
  readonly kind: string;
  readonly needed: Must | null;
  readonly wanted: boolean;
  readonly written: boolean;
}

/** Every kind of letter that goes to some readers, and how it stands with the one at an address. */
export const letterChoices = async (strapi: Core.Strapi, email: string, readers: readonly Reader[]): Promise<readonly LetterChoice[]> => {
  const [refused, off] = [await refusedBy(strapi, email), await setting(strapi, mailOff)];
  return MAIL_KINDS.filter((kind) => readers.includes(LETTER_KINDS[kind].to)).map((kind) => {
    const { must } = LETTER_KINDS[kind];
    return { kind, needed: must, wanted: must !== null || !refused.has(kind), written: must !== null || !off.includes(kind) };
  });
};

/** Keeps what a reader said of a kind; refused where it is none of theirs, or one nobody goes without. Inside the unit of work. */
export const chooseLetter = async (
  strapi: Core.Strapi,
  email: string,
  readers: readonly Reader[],
  said: { readonly kind: string; readonly wanted: boolean },
): Promise<Outcome<null, Failure>> => {
  const kind = MAIL_KINDS.find((one) => one === said.kind && readers.includes(LETTER_KINDS[one].to));
  if (!kind) return failed(messagingFailures.because('LETTER_UNKNOWN', { kind: said.kind }));
  const { must } = LETTER_KINDS[kind];
  if (must !== null && !said.wanted) return failed(messagingFailures.because('LETTER_NEEDED', { kind, why: must }));
  if (must === null) await keepRefusal(strapi, email, kind, said.wanted);
  return ok(null);
};
