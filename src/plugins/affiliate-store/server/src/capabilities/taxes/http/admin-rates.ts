import {
  enterTaxRate,
  exportTaxRates,
  importTaxRates,
  listTaxRates,
  previewTaxRates,
  withdrawTaxRate,
} from '../../../../../contracts/admin';
import { exportTaxRatesOf, importTaxRatesBy, previewTaxRatesOf } from '../../../flows/taxes/import-tax-rates';
import { enterTaxRateBy, listTaxRatesOf, withdrawTaxRateBy } from '../../../flows/taxes/keep-tax-rates';
import { ok } from '../../../kernel/outcome';
import { actorOf } from '../../../platform/caller';
import { implement, type Controller } from '../../../platform/endpoints';

/** Tax rates with the day they hold from, for staff. */
export const adminTaxRates: Controller = {
  name: 'adminTaxRates',
  implementations: [
    implement(listTaxRates, async (strapi, { query }) => ok({ data: await listTaxRatesOf(strapi, query) })),
    implement(enterTaxRate, async (strapi, { body }, caller) => {
      const entered = await enterTaxRateBy(strapi, body, actorOf(caller));
      return entered.ok ? ok({ data: entered.value }) : entered;
    }),
    implement(withdrawTaxRate, async (strapi, { params }, caller) => {
      const withdrawn = await withdrawTaxRateBy(strapi, params.id, actorOf(caller));
      return withdrawn.ok ? ok({ data: withdrawn.value }) : withdrawn;
    }),
    implement(previewTaxRates, async (strapi, { body }) => {
      const seen = await previewTaxRatesOf(strapi, body.text);
      return seen.ok ? ok({ data: seen.value }) : seen;
    }),
    implement(importTaxRates, async (strapi, { body }, caller) => {
      const imported = await importTaxRatesBy(strapi, body, actorOf(caller));
      return imported.ok ? ok({ data: imported.value }) : imported;
    }),
    implement(exportTaxRates, async (strapi) => ok({ data: await exportTaxRatesOf(strapi) })),
  ],
};
