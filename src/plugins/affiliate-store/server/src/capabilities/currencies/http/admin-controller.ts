import { changeCurrencies, enterRate, listRates, readCurrencies } from '../../../../../contracts/admin';
import { changeCurrenciesBy, enterRateBy, listRatesOf, readCurrencyBoard } from '../../../flows/currencies/manage-currencies';
import { failed, ok } from '../../../kernel/outcome';
import { actorOf } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';

/** What staff does with currencies and rates. */
export const adminCurrencies: Controller = {
  name: 'adminCurrencies',
  implementations: [
    implement(readCurrencies, async (strapi) => ok({ data: await readCurrencyBoard(strapi) })),
    implement(changeCurrencies, async (strapi, { body }, caller) => {
      const changed = await changeCurrenciesBy(strapi, body, actorOf(caller));
      return changed.ok ? ok({ data: changed.value }) : changed;
    }),
    implement(listRates, async (strapi, { query }) => {
      const beforeId = rowOfCursor(query.cursor);
      if (beforeId === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const { rows, ...pagination } = await listRatesOf(strapi, { to: query.currency, beforeId }, query.pageSize);
      return ok({ data: rows, pagination });
    }),
    implement(enterRate, async (strapi, { body }, caller) => {
      const entered = await enterRateBy(strapi, body, actorOf(caller));
      return entered.ok ? ok({ data: entered.value }) : entered;
    }),
  ],
};
