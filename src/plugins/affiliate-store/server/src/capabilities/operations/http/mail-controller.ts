import { listMails, type MailRow, readMail, resendMail } from '../../../../../contracts/admin';
import { failed, ok } from '../../../kernel/outcome';
import { audit } from '../../../platform/audit';
import { actorOf, type Caller } from '../../../platform/caller';
import { type Controller, implement } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { maskEmails } from '../../../platform/masking';
import { togetherOrNot } from '../../../platform/transaction';
import { operationsFailures } from '../domain/failures';
import { markerOf, placeOf } from '../domain/page-marker';
import { withoutLinks } from '../domain/mail-preview';
import { type KeptMail, mailbox } from '../ports';
import { isoOf, maybeIsoOf } from '../../../platform/moments';

const row = ({ recipient, ...mail }: KeptMail, maySee: boolean): MailRow => ({
  id: String(mail.id),
  kind: mail.kind,
  to: maySee ? recipient : maskEmails(recipient),
  locale: mail.locale,
  subject: mail.subject,
  state: mail.state,
  attempts: mail.attempts,
  lastError: mail.lastError,
  orderNumber: mail.orderNumber,
  createdAt: isoOf(mail.createdAt),
  sentAt: maybeIsoOf(mail.sentAt),
});

const maySee = (caller: Caller): boolean => caller.staff?.may('pii.view') === true;

/** What the store wrote to people. */
export const mailController: Controller = {
  name: 'adminMail',
  implementations: [
    implement(listMails, async (strapi, { query }, caller) => {
      const before = query.cursor === undefined ? undefined : placeOf(query.cursor);
      if (before === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const { mails, total } = await mailbox(strapi).list({
        state: query.state,
        kind: query.kind,
        search: query.search,
        before,
        limit: query.pageSize + 1,
      });
      const page = mails.slice(0, query.pageSize);
      const last = page.at(-1);
      return ok({
        data: page.map((mail) => row(mail, maySee(caller))),
        pagination: { total, nextCursor: mails.length > page.length && last ? markerOf(last.id) : null },
      });
    }),
    implement(readMail, async (strapi, { params }, caller) => {
      const mail = await mailbox(strapi).read(parseInt(params.id, 10));
      if (!mail) return failed(operationsFailures.because('MAIL_NOT_FOUND', { id: params.id }));
      const shown = maySee(caller) ? (text: string) => text : (text: string) => maskEmails(withoutLinks(text));
      return ok({ data: { ...row(mail, maySee(caller)), html: shown(mail.html), text: shown(mail.text) } });
    }),
    implement(resendMail, (strapi, { params }, caller) =>
      togetherOrNot(strapi, async () => {
        if (!(await mailbox(strapi).resend(parseInt(params.id, 10))))
          return failed(operationsFailures.because('MAIL_NOT_FOUND', { id: params.id }));
        await audit(strapi, { actor: actorOf(caller), action: 'mail.resend', subject: `mail:${params.id}` });
        return ok({ data: { sent: true as const } });
      }),
    ),
  ],
};
