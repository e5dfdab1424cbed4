import type { Core } from '@strapi/strapi';
import { together } from '../../../platform/transaction';
import type { Mail } from '../domain/mail';
import { sendAgain } from './hand-over';
import { countMatching, findMail, findMails } from '../store/mails';
import { renderLetter } from '../templates/render';

interface Wanted {
  readonly state?: Mail['state'] | undefined;
  readonly kind?: string | undefined;
  readonly search?: string | undefined;
  readonly before?: number | undefined;
  readonly limit: number;
}

const kept = ({ to, ...mail }: Mail) => ({ ...mail, recipient: to });

/** The mails as the operations room asks for them (its port `Mailbox`, service `mailbox`). */
export const mailboxService = ({ strapi }: { strapi: Core.Strapi }) => ({
  list: async ({ before, ...wanted }: Wanted) => {
    const filter = { ...wanted, beforeId: before };
    return { mails: (await findMails(strapi, filter)).map(kept), total: await countMatching(strapi, filter) };
  },
  read: async (id: number) => {
    const mail = await findMail(strapi, id);
    return mail ? { ...kept(mail), ...renderLetter(mail) } : null;
  },
  resend: (id: number) => together(strapi, () => sendAgain(strapi, id)),
});
