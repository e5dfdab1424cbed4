import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { plainText } from '../domain/plain-text';
import type { Letter, Locale, Sender } from '../domain/letter';
import { LetterMail } from './letter-mail';

/** A mail in its two forms. */
export interface RenderedMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

// Mail programs lay out by this doctype; without it some fall back to the boxes of 1998.
const DOCTYPE = '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">';

/**
 * Puts a letter into both forms; the one place that knows how mails are drawn. At once and without waiting, because it happens
 * inside the unit of work of a sale.
 */
export const renderLetter = (letter: Letter, locale: Locale, sender: Sender): RenderedMail => ({
  subject: letter.subject,
  html: `${DOCTYPE}${renderToStaticMarkup(createElement(LetterMail, { letter, locale, sender }))}`,
  text: plainText(letter, locale, sender),
});
