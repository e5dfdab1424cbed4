import type { Core } from '@strapi/strapi';
import type { LetterBoard } from '../../../../../contracts/admin';
import type { Failure } from '../../../kernel/failure';
import { failed, ok } from '../../../kernel/outcome';
import type { Outcome } from '../../../kernel/outcome';
import { audit } from '../../../platform/audit';
import { publicId } from '../../../platform/ids';
import { listSettings, saveSetting, variableOf } from '../../../platform/settings';
import { together, togetherOrNot } from '../../../platform/transaction';
import { compose } from '../domain/compose';
import { messagingFailures } from '../domain/failures';
import { LETTER_KINDS, MAIL_KINDS } from '../domain/kinds';
import type { Letter, Locale, MailKind } from '../domain/letter';
import { SAMPLES } from '../domain/samples';
import { goesBySms, smsText } from '../domain/sms';
import { smsSender } from '../ports';
import { mailOff, smsKinds } from '../settings';
import { renderLetter } from '../templates/render';
import { postLetter, senderOf } from './post';

/** What is saved, read anew: what another instance has saved a moment ago must not be undone by the next press. */
const savedNames = async (strapi: Core.Strapi, key: string): Promise<readonly string[]> =>
  ((await listSettings(strapi)).find((each) => each.key === key)?.value ?? []) as readonly string[];

/** Every kind of letter, and how the shop has it. */
export const readBoard = async (strapi: Core.Strapi): Promise<LetterBoard> => {
  const smsPluggedIn = smsSender(strapi) !== null;
  const [off, sms] = [await savedNames(strapi, mailOff.key), await savedNames(strapi, smsKinds.key)];
  return {
    lockedBy: { mail: variableOf(mailOff), sms: smsPluggedIn ? variableOf(smsKinds) : null },
    smsPluggedIn,
    letters: MAIL_KINDS.map((kind) => ({
      kind,
      ...LETTER_KINDS[kind],
      sent: !off.includes(kind),
      sms: smsPluggedIn && goesBySms(kind) ? sms.includes(kind) : null,
    })),
  };
};

const kindNamed = (name: string): MailKind | null => MAIL_KINDS.find((kind) => kind === name) ?? null;

const unknown = (kind: string) => failed(messagingFailures.because('LETTER_UNKNOWN', { kind }));

interface Drawn {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly sms: string | null;
}

/** A letter about things that are made up, drawn by what draws those that are sent. */
export const drawSample = async (strapi: Core.Strapi, name: string, locale: Locale): Promise<Outcome<Drawn, Failure>> => {
  const kind = kindNamed(name);
  if (!kind) return unknown(name);
  const sender = await senderOf(strapi);
  const letter = compose(kind, locale, SAMPLES[kind], sender);
  const sms = smsSender(strapi) !== null && goesBySms(kind) ? smsText(kind, locale, SAMPLES[kind] as never, sender) : null;
  return ok({ ...renderLetter({ letter, locale, sender }), sms });
};

// In front of the subject, so that nobody takes it for what it shows.
const marked = (letter: Letter): Letter => ({ ...letter, subject: `[TEST] ${letter.subject}` });

/** Sends such a letter to whoever asks, the way all letters go. */
export const sendSample = async (
  strapi: Core.Strapi,
  name: string,
  { to, locale, actor }: { readonly to: string; readonly locale: Locale; readonly actor: string },
): Promise<Outcome<{ readonly to: string }, Failure>> => {
  const kind = kindNamed(name);
  if (!kind) return unknown(name);
  await together(strapi, async () => {
    const sender = await senderOf(strapi);
    const letter = marked(compose(kind, locale, SAMPLES[kind], sender));
    await postLetter(strapi, { kind, to, locale, dedupeKey: publicId('test'), orderId: null, orderNumber: null, letter, sender });
    await audit(strapi, { actor, action: 'mail.test', subject: `letter:${kind}`, after: { locale } });
  });
  return ok({ to });
};

const withOrWithout = (names: readonly string[], name: string, isIn: boolean): string[] =>
  isIn ? [...names.filter((each) => each !== name), name] : names.filter((each) => each !== name);

/** Saves one of the two lists with or without a kind, and that it was. */
const saveList = async (strapi: Core.Strapi, key: string, kind: string, isIn: boolean, actor: string): Promise<Failure | null> => {
  const saved = await saveSetting(strapi, key, withOrWithout(await savedNames(strapi, key), kind, isIn), actor);
  if (!saved.ok) return saved.failure;
  await audit(strapi, { actor, action: 'setting.save', subject: `setting:${key}`, ...saved.value });
  return null;
};

const whyNot = (kind: MailKind, wanted: Wanted, pluggedIn: boolean): Failure | null => {
  if (wanted.sent === false && LETTER_KINDS[kind].must !== null) return messagingFailures.because('LETTER_NEEDED', { kind });
  if (wanted.sms !== undefined && !(pluggedIn && goesBySms(kind))) return messagingFailures.because('LETTER_NOT_BY_SMS', { kind });
  return null;
};

interface Wanted {
  readonly sent?: boolean | undefined;
  readonly sms?: boolean | undefined;
}

/** Has a kind of letter sent or not. */
export const switchKind = (strapi: Core.Strapi, name: string, wanted: Wanted, actor: string): Promise<Outcome<LetterBoard, Failure>> =>
  togetherOrNot(strapi, async () => {
    const kind = kindNamed(name);
    if (!kind) return unknown(name);
    const refused = whyNot(kind, wanted, smsSender(strapi) !== null);
    if (refused) return failed(refused);
    const mail =
      wanted.sent === undefined || LETTER_KINDS[kind].must !== null ? null : await saveList(strapi, mailOff.key, kind, !wanted.sent, actor);
    if (mail) return failed(mail);
    const sms = wanted.sms === undefined ? null : await saveList(strapi, smsKinds.key, kind, wanted.sms, actor);
    return sms ? failed(sms) : ok(await readBoard(strapi));
  });
