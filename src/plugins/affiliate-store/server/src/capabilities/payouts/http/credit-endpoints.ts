import { listMyCreditMovements, readMyCredit } from '../../../../../contracts/payouts';
import { myCredit, myCreditMovements } from '../../../flows/read-credit';
import { failed, ok } from '../../../kernel/outcome';
import { cursorAt, readCursor } from '../../../platform/cursor';
import { implement } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';

/** One's own store credit. Whoever buys may have some and need not be paid here: to have none is no failure. */
export const creditEndpoints = [
  implement(readMyCredit, async (strapi, _input, caller) => ok({ data: await myCredit(strapi, caller.person?.id ?? 0) })),
  implement(listMyCreditMovements, async (strapi, { query }, caller) => {
    const place = query.cursor === undefined ? undefined : readCursor(query.cursor, ['row', 'row']);
    if (place === null) return failed(platformFailures.because('CURSOR_INVALID'));
    const [journalId, lineNo] = place ?? [];
    const { rows, next, total } = await myCreditMovements(strapi, caller.person?.id ?? 0, {
      currency: query.currency,
      ...(place === undefined ? {} : { after: { journalId: Number(journalId), lineNo: Number(lineNo) } }),
      limit: query.pageSize,
    });
    return ok({ data: [...rows], pagination: { total, nextCursor: next && cursorAt([next.journalId, next.lineNo]) } });
  }),
];
