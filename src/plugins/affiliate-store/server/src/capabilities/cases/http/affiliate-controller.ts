import type { Core } from '@strapi/strapi';
import { listBlocks, listCases, openCase, readCase, withdrawCase, writeInCase, type CaseDetail } from '../../../../../contracts/cases';
import { openCaseOf } from '../../../flows/cases/open-case';
import { ownBlocks, ownCase, ownCases } from '../../../flows/cases/read-cases';
import { partnerSelf, type PartnerSelf } from '../../../flows/affiliates/read-partner-portal';
import { withdrawOwnCase, writeInOwnCase } from '../../../flows/cases/talk-in-case';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { actorOf, type Caller } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Answer, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import type { Case } from '../service';

const asAffiliate = async <T>(
  strapi: Core.Strapi,
  caller: Caller,
  act: (self: PartnerSelf) => Promise<Outcome<Answer<T>, Failure>>,
): Promise<Outcome<Answer<T>, Failure>> => {
  const self = await partnerSelf(strapi, caller.person?.id);
  return self.ok ? act(self.value) : self;
};

const shown = async (
  strapi: Core.Strapi,
  self: PartnerSelf,
  done: Outcome<Case, Failure>,
): Promise<Outcome<Answer<CaseDetail>, Failure>> => {
  if (!done.ok) return done;
  const found = await ownCase(strapi, self, done.value.publicId);
  return found.ok ? ok({ data: found.value }) : found;
};

/** What an affiliate contests: every case is found through the caller's own party. */
export const casesController: Controller = {
  name: 'cases',
  implementations: [
    implement(listCases, (strapi, { query }, caller) =>
      asAffiliate(strapi, caller, async (self) => {
        const before = rowOfCursor(query.cursor);
        if (before === null) return failed(platformFailures.because('CURSOR_INVALID'));
        const { rows, ...pagination } = await ownCases(strapi, self, { state: query.state, before, limit: query.pageSize });
        return ok({ data: rows, pagination });
      }),
    ),
    implement(readCase, (strapi, { params }, caller) =>
      asAffiliate(strapi, caller, async (self) => {
        const found = await ownCase(strapi, self, params.id);
        return found.ok ? ok({ data: found.value }) : found;
      }),
    ),
    implement(listBlocks, (strapi, _asked, caller) =>
      asAffiliate(strapi, caller, async (self) => ok({ data: await ownBlocks(strapi, self) })),
    ),
    implement(openCase, (strapi, { body }, caller) =>
      asAffiliate(strapi, caller, async (self) => shown(strapi, self, await openCaseOf(strapi, self, body, actorOf(caller)))),
    ),
    implement(writeInCase, (strapi, { params, body }, caller) =>
      asAffiliate(strapi, caller, async (self) =>
        shown(strapi, self, await writeInOwnCase(strapi, self, { id: params.id, text: body.text, by: actorOf(caller) })),
      ),
    ),
    implement(withdrawCase, (strapi, { params }, caller) =>
      asAffiliate(strapi, caller, async (self) =>
        shown(strapi, self, await withdrawOwnCase(strapi, self, { id: params.id, by: actorOf(caller) })),
      ),
    ),
  ],
};
