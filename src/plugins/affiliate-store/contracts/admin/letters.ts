import { z } from 'zod';
import { endpoint } from '../endpoint';
import { locale } from '../primitives';

/** Who gets a letter. */
export const letterReader = z.enum(['buyer', 'subscriber', 'affiliate', 'creator', 'payee', 'staff', 'anyone']);
/** Why a letter cannot be switched off. */
export const letterMust = z.enum(['way_in', 'receipt', 'law', 'security', 'agreement']);

/** A kind of letter, and how the shop has it. */
export const letterKindRow = z.object({
  kind: z.string(),
  to: letterReader,
  /** Null where a shop may go without it. */
  must: letterMust.nullable(),
  sent: z.boolean(),
  /** Whether it also goes by SMS; null where it cannot, or where no sender is plugged in. */
  sms: z.boolean().nullable(),
});
export type LetterKindRow = z.output<typeof letterKindRow>;

export const letterBoard = z.object({
  /** Variables of the server that fix a setting, so that it cannot be changed here. */
  lockedBy: z.object({ mail: z.string().nullable(), sms: z.string().nullable() }),
  /** Whether the site has plugged in a way to telephones. */
  smsPluggedIn: z.boolean(),
  letters: z.array(letterKindRow),
});
export type LetterBoard = z.output<typeof letterBoard>;

const byKind = z.strictObject({ kind: z.string().min(1).max(60) });

export const listLetters = endpoint({
  id: 'adminLetters.list',
  method: 'GET',
  path: '/letters',
  access: 'admin:mails.read',
  summary: 'Every kind of letter the shop writes: who gets it, and whether it is sent.',
  response: letterBoard,
});
export const previewLetter = endpoint({
  id: 'adminLetters.preview',
  method: 'GET',
  path: '/letters/:kind',
  access: 'admin:mails.read',
  summary: 'What a letter looks like in a language, drawn as it is sent, about things that are made up.',
  params: byKind,
  query: z.strictObject({ locale: locale.default('en') }),
  response: z.object({ subject: z.string(), html: z.string(), text: z.string(), sms: z.string().nullable() }),
  failures: ['LETTER_UNKNOWN'],
});
export const testLetter = endpoint({
  id: 'adminLetters.test',
  method: 'POST',
  path: '/letters/:kind/test',
  access: 'admin:mails.send',
  status: 202,
  rateLimit: 20,
  summary: 'Sends such a letter to the address of whoever asks, and to no other.',
  params: byKind,
  body: z.strictObject({ locale: locale.default('en') }),
  response: z.object({ to: z.string() }),
  failures: ['LETTER_UNKNOWN'],
});
export const switchLetter = endpoint({
  id: 'adminLetters.switch',
  method: 'PUT',
  path: '/letters/:kind',
  access: 'admin:settings.update',
  summary: 'Has a letter sent or not, by mail and, where a sender is plugged in, by SMS.',
  params: byKind,
  body: z.strictObject({ sent: z.boolean().optional(), sms: z.boolean().optional() }),
  response: letterBoard,
  failures: ['LETTER_UNKNOWN', 'LETTER_NEEDED', 'LETTER_NOT_BY_SMS', 'SETTING_LOCKED'],
});
