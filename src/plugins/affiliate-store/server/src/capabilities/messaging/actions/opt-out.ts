import type { Core } from '@strapi/strapi';
import type { OptOutView } from '../../../../../contracts/opt-outs';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { audit } from '../../../platform/audit';
import { maskEmails } from '../../../platform/masking';
import { isErased } from '../../../platform/personal';
import { together } from '../../../platform/transaction';
import { messagingFailures } from '../domain/failures';
import { LETTER_KINDS } from '../domain/kinds';
import type { Locale, MailKind, Sender } from '../domain/letter';
import type { Mail } from '../domain/mail';
import { isRefused } from '../store/refusals';
import { deleteOptOut, insertLink, insertOptOut, isOptedOut, linkOf, type OptOutWay } from '../store/opt-outs';

type Viewed = Promise<Outcome<OptOutView, Failure>>;

/** Below this address stands what ends such mail: by GET a page with a button, by POST the act itself (RFC 8058). */
export const OPT_OUT_PATH = '/store/unsubscribe';

/**
 * The address by which the reader of a letter nobody asked for ends such letters; undefined for all others. Null where that reader has ended
 * them, or was erased, and then the letter is not written.
 */
export const optOutAddress = async (
  strapi: Core.Strapi,
  { kind, to, locale }: { readonly kind: MailKind; readonly to: string; readonly locale: Locale },
  { url }: Sender,
): Promise<string | null | undefined> => {
  // Nobody is at the address that stands for somebody who was erased.
  if (isErased(to)) return null;
  if (!LETTER_KINDS[kind].bulk) return undefined;
  if (await isOptedOut(strapi, to)) return null;
  return `${url}${OPT_OUT_PATH}/${await insertLink(strapi, to, locale)}`;
};

/** Whether its reader said that they go without it; what an agreement, a law or a way in needs is not asked about. */
export const isDeclined = async (strapi: Core.Strapi, { kind, to }: { readonly kind: MailKind; readonly to: string }): Promise<boolean> =>
  LETTER_KINDS[kind].must === null && (await isRefused(strapi, to, kind));

/** True for mail nobody asked for to whoever has ended such mail. */
export const isUnwanted = async (strapi: Core.Strapi, { letter, to }: Pick<Mail, 'letter' | 'to'>): Promise<boolean> =>
  letter.optOut !== undefined && (await isOptedOut(strapi, to));

/** How it stands with the address a token was sent to. */
export const readOptOutOf = async (strapi: Core.Strapi, token: string): Viewed => {
  const link = await linkOf(strapi, token);
  if (!link) return failed(messagingFailures.because('OPT_OUT_UNKNOWN'));
  return ok({ email: maskEmails(link.email), optedOut: await isOptedOut(strapi, link.email) });
};

/** Ends all mail nobody asked for to the address a token was sent to; doing it again changes nothing. */
export const optOutBy = (strapi: Core.Strapi, token: string, via: OptOutWay): Viewed =>
  together(strapi, async () => {
    const link = await linkOf(strapi, token);
    if (!link) return failed(messagingFailures.because('OPT_OUT_UNKNOWN'));
    await insertOptOut(strapi, link.email, via);
    return ok({ email: maskEmails(link.email), optedOut: true });
  });

/** Takes it back, by whoever has the mail. */
export const optInBy = (strapi: Core.Strapi, token: string): Viewed =>
  together(strapi, async () => {
    const link = await linkOf(strapi, token);
    if (!link) return failed(messagingFailures.because('OPT_OUT_UNKNOWN'));
    await deleteOptOut(strapi, link.email);
    return ok({ email: maskEmails(link.email), optedOut: false });
  });

/** Staff keeps an address from such mail, because it said so some other way. */
export const optOutByStaff = (strapi: Core.Strapi, email: string, by: string): Promise<void> =>
  together(strapi, async () => {
    if (await insertOptOut(strapi, email, 'staff'))
      await audit(strapi, { actor: by, action: 'mail.opted-out', subject: 'mail:opt-outs', after: { address: maskEmails(email) } });
  });
