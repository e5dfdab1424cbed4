import { listPlaceCommissions, listPlaceReferrals, readPlaceMoney } from '../../../../../contracts/admin/partner-page';
import { partnerCommissions, rangeOf } from '../../../flows/insights/read-partner-earnings';
import { moneyOnDesk, placeOnDesk } from '../../../flows/affiliates/read-partner-page';
import { partnerReferrals } from '../../../flows/affiliates/read-partner-portal';
import { failed, ok } from '../../../kernel/outcome';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';

/** What the page of one partner asks beside the partner: their orders, and, for whoever may see money, their money. */
export const adminPartnerPage: Controller = {
  name: 'adminPartnerPage',
  implementations: [
    implement(listPlaceReferrals, async (strapi, { params, query }) => {
      const before = rowOfCursor(query.cursor);
      if (before === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const self = await placeOnDesk(strapi, params.id);
      if (!self.ok) return self;
      const { startsAt: from, endsAt: until } = rangeOf(query);
      const asked = { from, until, outcome: query.outcome, ...(before === undefined ? {} : { before }), limit: query.pageSize };
      const { rows, ...pagination } = await partnerReferrals(strapi, self.value, asked);
      return ok({ data: rows, pagination });
    }),
    implement(readPlaceMoney, async (strapi, { params }) => {
      const found = await moneyOnDesk(strapi, params.id);
      return found.ok ? ok({ data: found.value }) : found;
    }),
    implement(listPlaceCommissions, async (strapi, { params, query }) => {
      const before = rowOfCursor(query.cursor);
      if (before === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const self = await placeOnDesk(strapi, params.id);
      if (!self.ok) return self;
      const { startsAt: from, endsAt: until } = rangeOf(query);
      const asked = { from, until, state: query.state, ...(before === undefined ? {} : { before }), limit: query.pageSize };
      const { rows, ...pagination } = await partnerCommissions(strapi, self.value, asked);
      return ok({ data: rows, pagination });
    }),
  ],
};
