import { listSms, resendSms, type SmsRow } from '../../../../../contracts/admin';
import { failed, ok } from '../../../kernel/outcome';
import { audit } from '../../../platform/audit';
import { actorOf, type Caller } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { type Controller, implement } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { isoOf, maybeIsoOf } from '../../../platform/moments';
import { togetherOrNot } from '../../../platform/transaction';
import { sendAgain } from '../actions/sms';
import { messagingFailures } from '../domain/failures';
import { type KeptSms, pageOfSms } from '../store/sms';

/** Enough of a number to tell two apart, and not to call it. */
const maskedNumber = (phone: string): string => `${phone.slice(0, 3)}•••${phone.slice(-2)}`;
/** Whoever follows a link of a message is let in by it. */
const withoutLinks = (text: string): string => text.replace(/https?:\/\/\S+/g, '•••');

const row = ({ phone, body, ...message }: KeptSms, mayRead: boolean): SmsRow => ({
  id: String(message.id),
  kind: message.kind,
  to: phone === null || mayRead ? phone : maskedNumber(phone),
  text: mayRead ? body : withoutLinks(body),
  state: message.state,
  attempts: message.attempts,
  lastError: message.lastError,
  orderNumber: message.orderNumber,
  createdAt: isoOf(message.createdAt),
  sentAt: maybeIsoOf(message.sentAt),
});

const mayRead = (caller: Caller): boolean => caller.staff?.may('pii.view') === true;

/** What the shop said to telephones. */
export const smsDeskController: Controller = {
  name: 'adminSms',
  implementations: [
    implement(listSms, async (strapi, { query }, caller) => {
      const before = rowOfCursor(query.cursor);
      if (before === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const { state, search, pageSize: limit } = query;
      const { rows, total } = await pageOfSms(strapi, { state, search }, { before, limit });
      const last = rows.length === limit ? rows.at(-1) : undefined;
      return ok({
        data: rows.map((message) => row(message, mayRead(caller))),
        pagination: { total, nextCursor: last ? String(last.id) : null },
      });
    }),
    implement(resendSms, (strapi, { params }, caller) =>
      togetherOrNot(strapi, async () => {
        const refused = await sendAgain(strapi, parseInt(params.id, 10));
        if (refused) return failed(messagingFailures.because(refused));
        await audit(strapi, { actor: actorOf(caller), action: 'sms.resend', subject: `sms:${params.id}` });
        return ok({ data: { sent: true as const } });
      }),
    ),
  ],
};
