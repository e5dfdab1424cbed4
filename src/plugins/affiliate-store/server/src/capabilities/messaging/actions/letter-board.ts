import type { Core } from '@strapi/strapi';
import type { LetterBoard } from '../../../../../contracts/admin';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { audit } from '../../../platform/audit';
import { listSettings, saveSetting, variableOf } from '../../../platform/settings';
import { togetherOrNot } from '../../../platform/transaction';
import { messagingFailures } from '../domain/failures';
import { LETTER_KINDS, MAIL_KINDS } from '../domain/kinds';
import type { MailKind } from '../domain/letter';
import { goesBySms } from '../domain/sms';
import { smsSender } from '../ports';
import { mailOff, smsKinds } from '../settings';

/** The kind of that name, where there is one. */
export const kindNamed = (name: string): MailKind | null => MAIL_KINDS.find((kind) => kind === name) ?? null;

export const letterUnknown = (kind: string) => failed(messagingFailures.because('LETTER_UNKNOWN', { kind }));

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
      to: LETTER_KINDS[kind].to,
      must: LETTER_KINDS[kind].must,
      sent: !off.includes(kind),
      sms: smsPluggedIn && goesBySms(kind) ? sms.includes(kind) : null,
    })),
  };
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
    if (!kind) return letterUnknown(name);
    const refused = whyNot(kind, wanted, smsSender(strapi) !== null);
    if (refused) return failed(refused);
    const mail =
      wanted.sent === undefined || LETTER_KINDS[kind].must !== null ? null : await saveList(strapi, mailOff.key, kind, !wanted.sent, actor);
    if (mail) return failed(mail);
    const sms = wanted.sms === undefined ? null : await saveList(strapi, smsKinds.key, kind, wanted.sms, actor);
    return sms ? failed(sms) : ok(await readBoard(strapi));
  });
