import type { Core } from '@strapi/strapi';
import {
  answerDeal,
  endDeal,
  listDealChoices,
  listStudioDeals,
  proposeDeal,
  readStudioDeal,
  withdrawDeal,
  type DealDetail,
} from '../../../../../contracts/deals';
import { answerDealOf, endDealOf, proposeDealBy, withdrawDealOf } from '../../../flows/deals/make-deals';
import { dealChoices, dealDetailOf, ownDeal, ownDeals } from '../../../flows/deals/read-deals';
import { studioSelf, type StudioSelf } from '../../../flows/catalog/recognise-creator';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { actorOf, type Caller } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Answer, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import type { Deal } from '../service';

const asCreator = async <T>(
  strapi: Core.Strapi,
  caller: Caller,
  act: (self: StudioSelf, by: string) => Promise<Outcome<T, Failure>>,
): Promise<Outcome<T, Failure>> => {
  const self = await studioSelf(strapi, caller.person?.id);
  return self.ok ? act(self.value, actorOf(caller)) : self;
};

/** Does something about a deal as one of its sides, and shows how it stands then. */
const acting = (
  strapi: Core.Strapi,
  caller: Caller,
  act: (self: StudioSelf, by: string) => Promise<Outcome<Deal, Failure>>,
  asKnownOn?: string,
): Promise<Outcome<Answer<DealDetail>, Failure>> =>
  asCreator(strapi, caller, async (self, by) => {
    const done = await act(self, by);
    return done.ok ? ok({ data: await dealDetailOf(strapi, self, done.value, asKnownOn) }) : done;
  });

/** A seller's deals: every one is found through the caller's own party. */
export const studioDeals: Controller = {
  name: 'studioDeals',
  implementations: [
    implement(listStudioDeals, (strapi, { query: { cursor, pageSize } }, caller) =>
      asCreator(strapi, caller, async (self) => {
        const before = rowOfCursor(cursor);
        if (before === null) return failed(platformFailures.because('CURSOR_INVALID'));
        const { rows, ...pagination } = await ownDeals(strapi, self, { before, limit: pageSize });
        return ok({ data: rows, pagination });
      }),
    ),
    implement(readStudioDeal, (strapi, { params, query }, caller) =>
      acting(strapi, caller, (self) => ownDeal(strapi, self, params.id), query.asKnownOn),
    ),
    implement(listDealChoices, (strapi, { query }, caller) =>
      asCreator(strapi, caller, async (self) => {
        const choices = await dealChoices(strapi, self, query.handle);
        return choices.ok ? ok({ data: choices.value }) : choices;
      }),
    ),
    implement(proposeDeal, (strapi, { body }, caller) => acting(strapi, caller, (self, by) => proposeDealBy(strapi, self, body, by))),
    implement(answerDeal, (strapi, { params, body }, caller) =>
      acting(strapi, caller, (self, by) => answerDealOf(strapi, self, { id: params.id, by }, body)),
    ),
    implement(withdrawDeal, (strapi, { params }, caller) =>
      acting(strapi, caller, (self, by) => withdrawDealOf(strapi, self, { id: params.id, by })),
    ),
    implement(endDeal, (strapi, { params }, caller) =>
      acting(strapi, caller, (self, by) => endDealOf(strapi, self, { id: params.id, by })),
    ),
  ],
};
