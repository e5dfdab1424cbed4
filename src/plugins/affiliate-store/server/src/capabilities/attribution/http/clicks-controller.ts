import { listPartnerClicks, readClickReceipt } from '../../../../../contracts/clicks';
import { clickReceipt, ownClicks } from '../../../flows/attribution/read-own-clicks';
import { rangeOf } from '../../../flows/insights/read-partner-earnings';
import { partnerSelf } from '../../../flows/affiliates/read-partner-portal';
import { failed, ok } from '../../../kernel/outcome';
import { implement, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { momentOfClick } from '../service';

/** An affiliate's own clicks, found through their own places in programs. */
export const partnerClicks: Controller = {
  name: 'partnerClicks',
  implementations: [
    implement(listPartnerClicks, async (strapi, { query }, caller) => {
      const self = await partnerSelf(strapi, caller.person?.id);
      if (!self.ok) return self;
      const { cursor, link, subId, pageSize } = query;
      if (cursor !== undefined && momentOfClick(cursor) === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const { from, to } = rangeOf(query);
      const { rows, ...pagination } = await ownClicks(strapi, self.value, { from, to, link, subId, before: cursor, limit: pageSize });
      return ok({ data: rows, pagination });
    }),
    implement(readClickReceipt, async (strapi, { params }, caller) => {
      const self = await partnerSelf(strapi, caller.person?.id);
      if (!self.ok) return self;
      const receipt = await clickReceipt(strapi, self.value, params.id);
      return receipt.ok ? ok({ data: receipt.value }) : receipt;
    }),
  ],
};
