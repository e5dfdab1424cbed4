import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { plainText } from '../domain/plain-text';
import type { DrawnMail, Mail } from '../domain/mail';
import { LetterMail } from './letter-mail';

// Mail programs lay out by this doctype; without it some fall back to the boxes of 1998.
const DOCTYPE = '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">';

/**
 * Puts a letter into both forms; the one place that knows how mails are drawn. Not when it is written, inside the unit of work of a
 * sale: drawing two mails took longer than booking it.
 */
export const renderLetter = ({
  letter,
  locale,
  sender,
}: Pick<Mail, 'letter' | 'locale' | 'sender'>): Pick<DrawnMail, 'subject' | 'html' | 'text'> => ({
  subject: letter.subject,
  html: `${DOCTYPE}${renderToStaticMarkup(createElement(LetterMail, { letter, locale, sender }))}`,
  text: plainText(letter, locale, sender),
});
