import type { Core } from '@strapi/strapi';
import type { Failure } from '../../../kernel/failure';
import { ok, type Outcome } from '../../../kernel/outcome';
import { audit } from '../../../platform/audit';
import { publicId } from '../../../platform/ids';
import { together } from '../../../platform/transaction';
import { compose } from '../domain/compose';
import type { Letter, Locale } from '../domain/letter';
import { SAMPLES } from '../domain/samples';
import { goesBySms, smsText } from '../domain/sms';
import { smsSender } from '../ports';
import { renderLetter } from '../templates/render';
import { kindNamed, letterUnknown } from './letter-board';
import { senderOf } from './outgoing';
import { postLetter } from './post';

interface Drawn {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly sms: string | null;
}

/** A letter about things that are made up, drawn by what draws those that are sent. */
export const drawSample = async (strapi: Core.Strapi, name: string, locale: Locale): Promise<Outcome<Drawn, Failure>> => {
  const kind = kindNamed(name);
  if (!kind) return letterUnknown(name);
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
  if (!kind) return letterUnknown(name);
  await together(strapi, async () => {
    const sender = await senderOf(strapi);
    const letter = marked(compose(kind, locale, SAMPLES[kind], sender));
    await postLetter(strapi, { kind, to, locale, dedupeKey: publicId('test'), orderId: null, orderNumber: null, letter, sender });
    await audit(strapi, { actor, action: 'mail.test', subject: `letter:${kind}`, after: { locale } });
  });
  return ok({ to });
};
