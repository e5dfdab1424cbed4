import type { DemoMailRow } from '../../../../../contracts/demo';
import { listDemoMails, readDemoMail } from '../../../../../contracts/demo';
import { failed, ok } from '../../../kernel/outcome';
import { clockMoves } from '../../../platform/clock';
import { implement } from '../../../platform/endpoints';
import type { Controller } from '../../../platform/endpoints';
import { messagingFailures } from '../domain/failures';
import type { Mail } from '../domain/mail';
import { messaging } from '../service';

const SHOWN = 100;

const row = (mail: Mail): DemoMailRow => ({
  id: String(mail.id),
  to: mail.to,
  kind: mail.kind,
  locale: mail.locale,
  subject: mail.subject,
  state: mail.state,
  at: new Date(mail.createdAt).toISOString(),
});

/** True in the demo and in tests only: whoever reads a mail has the links in it. */
export const isDemo = clockMoves;

/** The mailbox of the demo, where every mail of every address can be read. In a real shop it is not there. */
export const demoMailboxController: Controller = {
  name: 'demoMailbox',
  implementations: [
    implement(listDemoMails, async (strapi, { query }) =>
      isDemo()
        ? ok({ data: (await messaging(strapi).mails({ to: query.to, limit: SHOWN })).map(row) })
        : failed(messagingFailures.because('NOT_A_DEMO')),
    ),
    implement(readDemoMail, async (strapi, { params }) => {
      if (!isDemo()) return failed(messagingFailures.because('NOT_A_DEMO'));
      const mail = await messaging(strapi).mail(parseInt(params.id, 10));
      return mail ? ok({ data: { ...row(mail), html: mail.html, text: mail.text } }) : failed(messagingFailures.because('MAIL_UNKNOWN'));
    }),
  ],
};
