import type { Core } from '@strapi/strapi';
import { setting } from '../../../platform/settings';
import { brandColor, publicUrl, shopName, supportEmail } from '../../../platform/shop-identity';
import { headerText, type Sender } from '../domain/letter';
import { messageIdOf, type Mail } from '../domain/mail';
import type { OutgoingMail } from '../ports';
import { mailFrom, mailReplyTo } from '../settings';
import { renderLetter } from '../templates/render';

/** The shop as its letters speak of it now. */
export const senderOf = async (strapi: Core.Strapi): Promise<Sender> => ({
  shop: headerText(await setting(strapi, shopName), 80),
  url: await setting(strapi, publicUrl),
  brandColor: await setting(strapi, brandColor),
  supportEmail: await setting(strapi, supportEmail),
});

const fromOf = async (strapi: Core.Strapi, host: string): Promise<string> => (await setting(strapi, mailFrom)) || `no-reply@${host}`;

/** A mail as it is handed over: drawn, from the shop as it is now. */
export const outgoing = async (strapi: Core.Strapi, mail: Mail): Promise<OutgoingMail> => {
  const sender = await senderOf(strapi);
  const host = new URL(sender.url).hostname;
  const replyTo = (await setting(strapi, mailReplyTo)) || sender.supportEmail;
  return {
    from: { name: sender.shop, address: await fromOf(strapi, host) },
    replyTo: replyTo || null,
    to: mail.to,
    ...renderLetter(mail),
    locale: mail.locale,
    messageId: messageIdOf(mail, host),
    optOutUrl: mail.letter.optOut ?? null,
  };
};
