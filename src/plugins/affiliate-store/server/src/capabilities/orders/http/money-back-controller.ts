import {
  answerDispute,
  listDisputes,
  listRefunds,
  readDispute,
  readDisputeFacets,
  readDisputeTotals,
  readRefund,
  readRefundTotals,
} from '../../../../../contracts/admin';
import { disputeSearch, listDisputesOf, readDisputeOf, sumDisputesOf } from '../../../flows/read-disputes';
import { handInEvidence } from '../../../flows/hand-in-evidence';
import { listRefundsOf, readRefundOf, refundSearch, sumRefundsOf } from '../../../flows/read-refunds';
import { failed, ok } from '../../../kernel/outcome';
import { actorOf } from '../../../platform/caller';
import { cursorAt, rowOfCursor } from '../../../platform/cursor';
import { implement, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { orders } from '../service';
import { maySee, placeOf, shownTo } from './order-search';

/** Refunds of all orders. */
export const adminRefunds: Controller = {
  name: 'adminRefunds',
  implementations: [
    implement(listRefunds, async (strapi, { query: { cursor, pageSize, ...filters } }, caller) => {
      const below = rowOfCursor(cursor);
      if (below === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const page = { below, limit: pageSize, shown: shownTo(caller) };
      const { rows, next, total } = await listRefundsOf(strapi, refundSearch(filters, maySee(caller)), page);
      return ok({ data: rows, pagination: { total, nextCursor: next === null ? null : String(next) } });
    }),
    implement(readRefundTotals, async (strapi, { query }, caller) =>
      ok({ data: await sumRefundsOf(strapi, refundSearch(query, maySee(caller))) }),
    ),
    implement(readRefund, async (strapi, { params }, caller) => {
      const one = await readRefundOf(strapi, parseInt(params.id, 10), shownTo(caller));
      return one.ok ? ok({ data: one.value }) : one;
    }),
  ],
};

/** Disputes of all orders. */
export const adminDisputes: Controller = {
  name: 'adminDisputes',
  implementations: [
    implement(listDisputes, async (strapi, { query: { cursor, pageSize, ...filters } }, caller) => {
      const after = placeOf(cursor);
      if (after === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const page = { after, limit: pageSize, shown: shownTo(caller) };
      const { rows, next, total } = await listDisputesOf(strapi, disputeSearch(filters, maySee(caller)), page);
      return ok({ data: rows, pagination: { total, nextCursor: next && cursorAt([next.by, next.id]) } });
    }),
    implement(readDisputeTotals, async (strapi, { query }, caller) =>
      ok({ data: await sumDisputesOf(strapi, disputeSearch(query, maySee(caller))) }),
    ),
    implement(readDisputeFacets, async (strapi) => ok({ data: { reasons: [...(await orders(strapi).disputeReasons())] } })),
    implement(readDispute, async (strapi, { params }, caller) => {
      const one = await readDisputeOf(strapi, params.id, shownTo(caller));
      return one.ok ? ok({ data: one.value }) : one;
    }),
    implement(answerDispute, async (strapi, { params, body }, caller) => {
      const done = await handInEvidence(strapi, { disputeId: params.id, evidence: body, actor: actorOf(caller) });
      if (!done.ok) return done;
      const one = await readDisputeOf(strapi, params.id, shownTo(caller));
      return one.ok ? ok({ data: one.value }) : one;
    }),
  ],
};
