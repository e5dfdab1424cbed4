import { readAttention, readHighlights, readInCurrencies, readOverview } from '../../../../../contracts/admin';
import { readAttentionOf } from '../../../flows/insights/read-attention';
import { readHighlightsOf } from '../../../flows/insights/read-highlights';
import { readInCurrenciesOf } from '../../../flows/insights/read-in-currencies';
import { addressesFor } from '../../../flows/orders/read-orders';
import { readOverviewOf } from '../../../flows/insights/read-overview';
import { ok } from '../../../kernel/outcome';
import { implement, type Controller } from '../../../platform/endpoints';

/** The first page of the desk. */
export const adminOverview: Controller = {
  name: 'adminOverview',
  implementations: [
    implement(readOverview, async (strapi, { query }) => ok({ data: await readOverviewOf(strapi, query) })),
    implement(readInCurrencies, async (strapi, { query }) => ok({ data: await readInCurrenciesOf(strapi, query) })),
    implement(readAttention, async (strapi) => ok({ data: await readAttentionOf(strapi) })),
    implement(readHighlights, async (strapi, { query }, { staff }) =>
      ok({ data: await readHighlightsOf(strapi, query, addressesFor(staff?.may('pii.view') === true)) }),
    ),
  ],
};
