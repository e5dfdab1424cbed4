import type { Core } from '@strapi/strapi';
import {
  explainPartnerCommission,
  listPartnerCommissions,
  listPartnerLinks,
  listPartnerReferrals,
  readPartnerChart,
  readPartnerReceipt,
  readPartnerSummary,
} from '../../../../../contracts/partner';
import { explainToAffiliate } from '../../../flows/attribution/explain-to-affiliate';
import { partnerChart, partnerCommissions, partnerSummary, rangeOf } from '../../../flows/insights/read-partner-earnings';
import {
  partnerLinks,
  partnerReceipt,
  partnerReferrals,
  partnerSelf,
  type PartnerSelf,
} from '../../../flows/affiliates/read-partner-portal';
import { seePartner } from '../../../flows/attribution/see-networks';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import type { Caller } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Answer, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { attributionFailures } from '../service';

const asAffiliate = async <T>(
  strapi: Core.Strapi,
  caller: Caller,
  read: (self: PartnerSelf) => Promise<Outcome<Answer<T>, Failure>>,
): Promise<Outcome<Answer<T>, Failure>> => {
  const self = await partnerSelf(strapi, caller.person?.id);
  if (!self.ok) return self;
  await seePartner(strapi, self.value.partyId, caller.ip);
  return read(self.value);
};

type Cursor = { readonly before?: number };
const cursorOf = (cursor: string | undefined): Cursor | null => {
  const row = rowOfCursor(cursor);
  return row === null ? null : row === undefined ? {} : { before: row };
};
const badCursor = () => failed(platformFailures.because('CURSOR_INVALID'));

/** The affiliate's portal: every object is found through the caller's own places in programs. */
export const partnerController: Controller = {
  name: 'partner',
  implementations: [
    implement(readPartnerSummary, (strapi, { query }, caller) =>
      asAffiliate(strapi, caller, async (self) => ok({ data: await partnerSummary(strapi, self, rangeOf(query)) })),
    ),
    implement(readPartnerChart, (strapi, { query }, caller) =>
      asAffiliate(strapi, caller, async (self) => ok({ data: await partnerChart(strapi, self, rangeOf(query)) })),
    ),
    implement(listPartnerLinks, (strapi, _input, caller) =>
      asAffiliate(strapi, caller, async (self) => ok({ data: await partnerLinks(strapi, self) })),
    ),
    implement(listPartnerCommissions, (strapi, { query }, caller) =>
      asAffiliate(strapi, caller, async (self) => {
        const cursor = cursorOf(query.cursor);
        if (cursor === null) return badCursor();
        const { startsAt: from, endsAt: until } = rangeOf(query);
        const { rows, ...pagination } = await partnerCommissions(strapi, self, {
          from,
          until,
          state: query.state,
          ...cursor,
          limit: query.pageSize,
        });
        return ok({ data: rows, pagination });
      }),
    ),
    implement(explainPartnerCommission, (strapi, { params }, caller) =>
      asAffiliate(strapi, caller, async (self) => {
        const explained = await explainToAffiliate(strapi, self, params.id);
        return explained ? ok({ data: explained }) : failed(attributionFailures.because('COMMISSION_NOT_FOUND'));
      }),
    ),
    implement(listPartnerReferrals, (strapi, { query }, caller) =>
      asAffiliate(strapi, caller, async (self) => {
        const cursor = cursorOf(query.cursor);
        if (cursor === null) return badCursor();
        const { startsAt: from, endsAt: until } = rangeOf(query);
        const { rows, ...pagination } = await partnerReferrals(strapi, self, {
          from,
          until,
          outcome: query.outcome,
          ...cursor,
          limit: query.pageSize,
        });
        return ok({ data: rows, pagination });
      }),
    ),
    implement(readPartnerReceipt, (strapi, { params }, caller) =>
      asAffiliate(strapi, caller, async (self) => {
        const receipt = await partnerReceipt(strapi, self, params.id);
        return receipt.ok ? ok({ data: receipt.value }) : receipt;
      }),
    ),
  ],
};
