import type { Core } from '@strapi/strapi';
import {
  answerCreativeRequest,
  declineCreativeRequest,
  listAdminCreativeRequests,
  proposeCreative,
  readAdminCreativeRequest,
  type AdminCreativeRequestDetail,
} from '../../../../../contracts/admin';
import {
  answerProposal,
  askForCreative,
  listCreativeRequests,
  readCreativeRequest,
  withdrawCreativeRequest,
  writeAboutCreative,
  type CreativeRequestDetail,
} from '../../../../../contracts/creatives';
import {
  answerForPiece,
  answerRequest,
  askForPiece,
  declineRequest,
  proposePiece,
  withdrawOwnRequest,
  writeAboutPiece,
} from '../../../flows/creatives/creative-requests';
import { ownRequest, ownRequests, requestOnDesk, requestsOnDesk } from '../../../flows/creatives/read-creative-requests';
import { partnerSelf, type PartnerSelf } from '../../../flows/affiliates/read-partner-portal';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { actorOf, type Caller } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Answer, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import type { CreativeRequest } from '../service';

type Done = Promise<Outcome<CreativeRequest, Failure>>;

const asAffiliate = async <T>(
  strapi: Core.Strapi,
  caller: Caller,
  act: (self: PartnerSelf, by: string) => Promise<Outcome<Answer<T>, Failure>>,
): Promise<Outcome<Answer<T>, Failure>> => {
  const self = await partnerSelf(strapi, caller.person?.id);
  return self.ok ? act(self.value, actorOf(caller)) : self;
};

/** Does something about a request as its affiliate, and shows how it stands then. */
const acting = (
  strapi: Core.Strapi,
  caller: Caller,
  act: (self: PartnerSelf, by: string) => Done,
): Promise<Outcome<Answer<CreativeRequestDetail>, Failure>> =>
  asAffiliate(strapi, caller, async (self, by) => {
    const done = await act(self, by);
    if (!done.ok) return done;
    const found = await ownRequest(strapi, self, done.value.publicId);
    return found.ok ? ok({ data: found.value }) : found;
  });

/** What an affiliate asks for: every request is found through the caller's own party. */
export const partnerCreativeRequests: Controller = {
  name: 'creativeRequests',
  implementations: [
    implement(listCreativeRequests, (strapi, { query }, caller) =>
      asAffiliate(strapi, caller, async (self) => {
        const before = rowOfCursor(query.cursor);
        if (before === null) return failed(platformFailures.because('CURSOR_INVALID'));
        const { rows, ...pagination } = await ownRequests(strapi, self, { state: query.state, before, limit: query.pageSize });
        return ok({ data: rows, pagination });
      }),
    ),
    implement(readCreativeRequest, (strapi, { params }, caller) =>
      asAffiliate(strapi, caller, async (self) => {
        const found = await ownRequest(strapi, self, params.id);
        return found.ok ? ok({ data: found.value }) : found;
      }),
    ),
    implement(askForCreative, (strapi, { body }, caller) => acting(strapi, caller, (self, by) => askForPiece(strapi, self, body, by))),
    implement(writeAboutCreative, (strapi, { params: { id }, body }, caller) =>
      acting(strapi, caller, (self, by) => writeAboutPiece(strapi, self, { id, by }, body.text)),
    ),
    implement(answerProposal, (strapi, { params: { id }, body }, caller) =>
      acting(strapi, caller, (self, by) => answerForPiece(strapi, self, { id, by }, body.changes)),
    ),
    implement(withdrawCreativeRequest, (strapi, { params: { id } }, caller) =>
      acting(strapi, caller, (self, by) => withdrawOwnRequest(strapi, self, { id, by })),
    ),
  ],
};

const shown = async (strapi: Core.Strapi, done: Done): Promise<Outcome<Answer<AdminCreativeRequestDetail>, Failure>> => {
  const outcome = await done;
  if (!outcome.ok) return outcome;
  const found = await requestOnDesk(strapi, outcome.value.publicId);
  return found.ok ? ok({ data: found.value }) : found;
};

/** The same on the desk. */
export const adminCreativeRequests: Controller = {
  name: 'adminCreativeRequests',
  implementations: [
    implement(listAdminCreativeRequests, async (strapi, { query }) => {
      const before = rowOfCursor(query.cursor);
      if (before === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const { rows, ...pagination } = await requestsOnDesk(strapi, { state: query.state, before, limit: query.pageSize });
      return ok({ data: rows, pagination });
    }),
    implement(readAdminCreativeRequest, async (strapi, { params }) => {
      const found = await requestOnDesk(strapi, params.id);
      return found.ok ? ok({ data: found.value }) : found;
    }),
    implement(answerCreativeRequest, (strapi, { params: { id }, body }, caller) =>
      shown(strapi, answerRequest(strapi, { id, by: actorOf(caller) }, body.text)),
    ),
    implement(proposeCreative, (strapi, { params: { id }, body }, caller) =>
      shown(strapi, proposePiece(strapi, { id, by: actorOf(caller) }, body.piece, body.text ?? null)),
    ),
    implement(declineCreativeRequest, (strapi, { params: { id }, body }, caller) =>
      shown(strapi, declineRequest(strapi, { id, by: actorOf(caller) }, body.reason)),
    ),
  ],
};
