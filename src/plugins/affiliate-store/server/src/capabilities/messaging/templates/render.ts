import { render } from '@react-email/render';
import { createElement } from 'react';
import { plainText } from '../domain/plain-text';
import type { Letter, Locale, Sender } from '../domain/letter';
import { LetterMail } from './letter-mail';

/** A mail in its two forms. */
export interface RenderedMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** Puts a letter into both forms. The one place that knows how mails are drawn. */
export const renderLetter = async (letter: Letter, locale: Locale, sender: Sender): Promise<RenderedMail> => ({
  subject: letter.subject,
  html: await render(createElement(LetterMail, { letter, locale, sender })),
  text: plainText(letter, locale, sender),
});
