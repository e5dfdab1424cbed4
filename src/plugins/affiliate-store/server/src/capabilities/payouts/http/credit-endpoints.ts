import { keepMyBalances, listMyCreditMovements, readMyCredit } from '../../../../../contracts/payouts';
import { keepBalances } from '../../../flows/payouts/forfeit-balances';
import { creditBalances, creditMovements } from '../../../flows/payouts/read-credit';
import { payeeSelf } from '../../../flows/payouts/read-payouts';
import { failed, ok } from '../../../kernel/outcome';
import { cursorAt, readCursor } from '../../../platform/cursor';
import { implement, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { payeeController } from './payee-controller';

/** One's own store credit: found through the caller's own party, as everything about being paid. */
const creditEndpoints = [
  implement(readMyCredit, async (strapi, _input, caller) => {
    const self = await payeeSelf(strapi, caller.person?.id);
    return self.ok ? ok({ data: await creditBalances(strapi, self.value.publicId) }) : self;
  }),
  implement(listMyCreditMovements, async (strapi, { query }, caller) => {
    const self = await payeeSelf(strapi, caller.person?.id);
    if (!self.ok) return self;
    const place = query.cursor === undefined ? undefined : readCursor(query.cursor, ['row', 'row']);
    if (place === null) return failed(platformFailures.because('CURSOR_INVALID'));
    const [journalId, lineNo] = place ?? [];
    const { rows, next, total } = await creditMovements(strapi, self.value.publicId, {
      currency: query.currency,
      ...(place === undefined ? {} : { after: { journalId: Number(journalId), lineNo: Number(lineNo) } }),
      limit: query.pageSize,
    });
    return ok({ data: [...rows], pagination: { total, nextCursor: next && cursorAt([next.journalId, next.lineNo]) } });
  }),
];

/** One is still here: no old balance is given up. */
const keeping = implement(keepMyBalances, async (strapi, _input, caller) => {
  const self = await payeeSelf(strapi, caller.person?.id);
  return self.ok ? ok({ data: { kept: await keepBalances(strapi, self.value) } }) : self;
});

/** Everything a payee may ask: about being paid, about old balances, and about what of it is store credit. */
export const payees: Controller = {
  ...payeeController,
  implementations: [...payeeController.implementations, keeping, ...creditEndpoints],
};
