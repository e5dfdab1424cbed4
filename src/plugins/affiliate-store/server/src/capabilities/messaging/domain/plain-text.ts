import { wordsOf } from './compose';
import type { Letter, Locale, Sender } from './letter';

const block = (lines: readonly string[]): string => lines.filter(Boolean).join('\n');

/** The text part, written for reading: the same sentences in the same order, addresses in full. */
export const plainText = (letter: Letter, locale: Locale, sender: Sender): string => {
  const words = wordsOf(locale);
  const parts = [
    letter.lead,
    letter.button ? block([`${letter.button.label}:`, letter.button.href]) : '',
    block(letter.rows.map((row) => `${row.label}: ${row.value}`)),
    ...letter.notes,
    sender.supportEmail ? words.questions(sender.supportEmail) : '',
    ...(letter.optOut === undefined
      ? [block(['--', sender.shop, sender.url, words.why(sender.shop)])]
      : [block(['--', sender.shop, sender.url, words.unasked(sender.shop)]), block([words.optOut, letter.optOut])]),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
};
