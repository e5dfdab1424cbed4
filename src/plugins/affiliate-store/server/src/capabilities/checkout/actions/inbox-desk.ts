import type { Core } from '@strapi/strapi';
import { enqueue } from '../../../platform/jobs';
import { together } from '../../../platform/transaction';
import { countInbox } from '../store/inbox';
import type { InboxState } from '../store/inbox';
import { countDeskEvents, findDeskEvent, findDeskEvents, lastReceivedAt, reopenEvent } from '../store/inbox-desk';
import type { DeskFilter } from '../store/inbox-desk';

const NONE: Readonly<Record<InboxState, number>> = { new: 0, done: 0, ignored: 0, waiting_parent: 0, retry: 0, dead: 0 };

/** The provider's events as the operations room asks for them (its port `Inbox`, service `inbox`). */
export const inboxService = ({ strapi }: { strapi: Core.Strapi }) => ({
  list: async (filter: DeskFilter) => ({ events: await findDeskEvents(strapi, filter), total: await countDeskEvents(strapi, filter) }),
  counts: async () => ({ byState: { ...NONE, ...(await countInbox(strapi)) }, lastReceivedAt: await lastReceivedAt(strapi) }),
  read: (id: number) => findDeskEvent(strapi, id),
  retry: (id: number) =>
    together(strapi, async () => {
      if (await reopenEvent(strapi, id)) {
        await enqueue({ name: 'checkout.apply-notice', payload: { inboxId: id }, key: `inbox:${id}`, hurry: true });
        return 'retried' as const;
      }
      return (await findDeskEvent(strapi, id)) ? ('not_retriable' as const) : ('not_found' as const);
    }),
});
