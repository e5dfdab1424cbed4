import type { Core } from '@strapi/strapi';
import {
  backFeedback,
  listFeedback,
  listFeedbackChoices,
  postFeedback,
  readFeedback,
  type FeedbackView,
} from '../../../../../contracts/feedback';
import { boardReader, type PartnerOfBoard } from '../../../flows/feedback/board-reader';
import { backEntry, postFeedback as post } from '../../../flows/feedback/post-feedback';
import { boardFor, entryForPartner, visibleEntry } from '../../../flows/feedback/read-feedback';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import type { Caller } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Answer, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import type { Entry } from '../domain/entry';

const asPartner = async <T>(
  strapi: Core.Strapi,
  caller: Caller,
  act: (self: PartnerOfBoard) => Promise<Outcome<Answer<T>, Failure>>,
): Promise<Outcome<Answer<T>, Failure>> => {
  const self = await boardReader(strapi, caller.person?.id);
  return self.ok ? act(self.value) : self;
};

const shown = async (
  strapi: Core.Strapi,
  self: PartnerOfBoard,
  done: Outcome<Entry, Failure>,
): Promise<Outcome<Answer<FeedbackView>, Failure>> => (done.ok ? ok({ data: await entryForPartner(strapi, self, done.value) }) : done);

/** The board, for partners. */
export const feedback: Controller = {
  name: 'feedback',
  implementations: [
    implement(listFeedback, (strapi, { query: { cursor, pageSize: limit, sort, q, mine, ...filter } }, caller) =>
      asPartner(strapi, caller, async (self) => {
        const from = rowOfCursor(cursor);
        if (from === null) return failed(platformFailures.because('CURSOR_INVALID'));
        const asked = { ...filter, words: q, mine: mine === 'true' };
        const { rows, ...pagination } = await boardFor(strapi, self, asked, { sort, from: from ?? 0, limit });
        return ok({ data: rows, pagination });
      }),
    ),
    implement(listFeedbackChoices, (strapi, _asked, caller) =>
      asPartner(strapi, caller, ({ names }) => Promise.resolve(ok({ data: [...names].map(([id, name]) => ({ id, name })) }))),
    ),
    implement(readFeedback, (strapi, { params }, caller) =>
      asPartner(strapi, caller, async (self) => shown(strapi, self, await visibleEntry(strapi, self, params.id))),
    ),
    implement(postFeedback, (strapi, { body }, caller) =>
      asPartner(strapi, caller, async (self) => shown(strapi, self, await post(strapi, self, body))),
    ),
    implement(backFeedback, (strapi, { params, body }, caller) =>
      asPartner(strapi, caller, async (self) => shown(strapi, self, await backEntry(strapi, self, params.id, body.backs))),
    ),
  ],
};
