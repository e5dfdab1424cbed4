import { readOwnReport, readSold } from '../../../../../contracts/partner-report';
import { readOwnReportOf } from '../../../flows/insights/read-own-report';
import { readSoldOf } from '../../../flows/insights/read-sold';
import { partnerSelf } from '../../../flows/affiliates/read-partner-portal';
import { ok } from '../../../kernel/outcome';
import { implement, type Controller } from '../../../platform/endpoints';

/** The report of an affiliate's own places, found through who is signed in. */
export const partnerReport: Controller = {
  name: 'partnerReport',
  implementations: [
    implement(readOwnReport, async (strapi, { query }, { person }) => {
      const self = await partnerSelf(strapi, person?.id);
      return self.ok ? ok({ data: await readOwnReportOf(strapi, self.value, query) }) : self;
    }),
    implement(readSold, async (strapi, { query }, { person }) => {
      const self = await partnerSelf(strapi, person?.id);
      return self.ok ? ok({ data: await readSoldOf(strapi, self.value, query) }) : self;
    }),
  ],
};
