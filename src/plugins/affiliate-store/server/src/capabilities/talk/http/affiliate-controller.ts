import type { Core } from '@strapi/strapi';
import {
  listConversations,
  listMessages,
  listPartnerNews,
  readMessages,
  readPartnerNews,
  readUnread,
  writeMessage,
} from '../../../../../contracts/talk';
import { writeToShop } from '../../../flows/talk/converse';
import { messageForPartner, ownConversations, ownMessages } from '../../../flows/talk/read-conversations';
import { newsForPartner, readNewsOf, unreadOf } from '../../../flows/talk/read-news';
import { partnerSelf, placeOfCode, type PartnerSelf } from '../../../flows/affiliates/read-partner-portal';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { actorOf, type Caller } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Answer, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { talk } from '../service';

const asAffiliate = async <T>(
  strapi: Core.Strapi,
  caller: Caller,
  act: (self: PartnerSelf) => Promise<Outcome<Answer<T>, Failure>>,
): Promise<Outcome<Answer<T>, Failure>> => {
  const self = await partnerSelf(strapi, caller.person?.id);
  return self.ok ? act(self.value) : self;
};

/** News and messages of a partner, found through their own places in programs. */
export const partnerTalk: Controller = {
  name: 'partnerTalk',
  implementations: [
    implement(readUnread, (strapi, _asked, caller) =>
      asAffiliate(strapi, caller, async (self) => ok({ data: await unreadOf(strapi, self) })),
    ),
    implement(listPartnerNews, (strapi, { query: { language, cursor, pageSize: limit } }, caller) =>
      asAffiliate(strapi, caller, async (self) => {
        const before = rowOfCursor(cursor);
        if (before === null) return failed(platformFailures.because('CURSOR_INVALID'));
        const { rows, ...pagination } = await newsForPartner(strapi, self, { language, before, limit });
        return ok({ data: rows, pagination });
      }),
    ),
    implement(readPartnerNews, (strapi, { params }, caller) =>
      asAffiliate(strapi, caller, async (self) => {
        const done = await readNewsOf(strapi, self, params.id);
        return done.ok ? ok({ data: done.value }) : done;
      }),
    ),
    implement(listConversations, (strapi, _asked, caller) =>
      asAffiliate(strapi, caller, async (self) => ok({ data: await ownConversations(strapi, self) })),
    ),
    implement(listMessages, (strapi, { query: { code, cursor, pageSize: limit } }, caller) =>
      asAffiliate(strapi, caller, async (self) => {
        const before = rowOfCursor(cursor);
        if (before === null) return failed(platformFailures.because('CURSOR_INVALID'));
        const found = await ownMessages(strapi, self, code, { before, limit });
        if (!found.ok) return found;
        const { rows, ...pagination } = found.value;
        return ok({ data: rows, pagination });
      }),
    ),
    implement(writeMessage, (strapi, { body }, caller) =>
      asAffiliate(strapi, caller, async (self) => {
        const said = await writeToShop(strapi, self, { ...body, by: actorOf(caller) });
        return said.ok ? ok({ data: messageForPartner(said.value) }) : said;
      }),
    ),
    implement(readMessages, (strapi, { body }, caller) =>
      asAffiliate(strapi, caller, async (self) => {
        const place = placeOfCode(self, body.code);
        if (!place.ok) return place;
        await talk(strapi).markRead(place.value.id, 'partner');
        return ok({ data: await unreadOf(strapi, self) });
      }),
    ),
  ],
};
