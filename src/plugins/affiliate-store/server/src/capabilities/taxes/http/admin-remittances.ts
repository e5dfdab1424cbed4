import { readTaxOwed, remitTax } from '../../../../../contracts/admin';
import { remitTaxBy, taxOwedOf } from '../../../flows/taxes/remit-tax';
import { ok } from '../../../kernel/outcome';
import { actorOf } from '../../../platform/caller';
import { implement, type Controller } from '../../../platform/endpoints';

/** Tax that is owed to countries, and what was paid on, for staff. */
export const adminTaxRemittances: Controller = {
  name: 'adminTaxRemittances',
  implementations: [
    implement(readTaxOwed, async (strapi, { query }) => {
      const found = await taxOwedOf(strapi, query.quarter);
      return found.ok ? ok({ data: found.value }) : found;
    }),
    implement(remitTax, async (strapi, { body }, caller) => {
      // The contract allows fifteen digits: exact as a number.
      const made = await remitTaxBy(strapi, { ...body, amount: parseInt(body.amount, 10), madeBy: actorOf(caller) });
      return made.ok ? ok({ data: made.value }) : made;
    }),
  ],
};
