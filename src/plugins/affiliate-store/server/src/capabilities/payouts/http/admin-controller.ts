import {
  approvePayoutRun,
  cancelPayoutRun,
  closePayout,
  downloadBatchFile,
  findPayees,
  listPayoutRuns,
  listPayouts,
  planPayoutRun,
  readPayout,
  readPayoutRun,
  retryPayout,
  startPayoutRun,
} from '../../../../../contracts/admin-payouts';
import { decidePayout, retryPayout as askAgain } from '../../../flows/payouts/decide-payout';
import { showPlan } from '../../../flows/payouts/plan-payout-run';
import {
  findPayeesOf,
  listPayoutsOf,
  listRunsOf,
  payoutRows,
  readFileOf,
  readPayoutOf,
  readRunOf,
  runViews,
} from '../../../flows/payouts/read-payout-desk';
import { approvePayoutRun as approve, cancelPayoutRun as callOff, startPayoutRun as start } from '../../../flows/payouts/start-payout-run';
import type { Core } from '@strapi/strapi';
import type { AdminPayoutRow, PayoutRunView } from '../../../../../contracts/admin-payouts';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { audit } from '../../../platform/audit';
import { actorOf, type Caller } from '../../../platform/caller';
import { implement, type Answer, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import type { Payout, PayoutRun } from '../service';
import { minorOf, placeOf } from './reading';

const badCursor = () => failed(platformFailures.because('CURSOR_INVALID'));

const shownRun = async (
  strapi: Core.Strapi,
  done: Outcome<PayoutRun, Failure>,
  caller: Caller,
): Promise<Outcome<Answer<PayoutRunView>, Failure>> => {
  if (!done.ok) return done;
  const [view] = await runViews(strapi, [done.value], actorOf(caller));
  return ok({ data: view as PayoutRunView });
};

const shownPayout = async (strapi: Core.Strapi, done: Outcome<Payout, Failure>): Promise<Outcome<Answer<AdminPayoutRow>, Failure>> => {
  if (!done.ok) return done;
  const [row] = await payoutRows(strapi, [done.value]);
  return ok({ data: row as AdminPayoutRow });
};

/** What staff does with payouts and runs. */
export const adminPayouts: Controller = {
  name: 'adminPayouts',
  implementations: [
    implement(planPayoutRun, async (strapi, { query }) =>
      ok({
        data: await showPlan(strapi, {
          currency: query.currency,
          method: query.method,
          cutOffAt: query.cutOff === undefined ? undefined : Date.parse(query.cutOff),
          minimum: query.minimum === undefined ? undefined : minorOf(query.minimum),
        }),
      }),
    ),
    implement(startPayoutRun, async (strapi, { body }, caller) =>
      shownRun(
        strapi,
        await start(strapi, {
          currency: body.currency,
          method: body.method,
          cutOffAt: Date.parse(body.cutOff),
          minimum: minorOf(body.minimum),
          excluded: body.excluded,
          total: minorOf(body.total),
          by: actorOf(caller),
        }),
        caller,
      ),
    ),
    implement(listPayoutRuns, async (strapi, { query }, caller) => {
      const place = placeOf(query.cursor);
      if (place === null) return badCursor();
      const { rows, ...pagination } = await listRunsOf(strapi, { ...place, state: query.state, limit: query.pageSize }, actorOf(caller));
      return ok({ data: rows, pagination });
    }),
    implement(readPayoutRun, async (strapi, { params }, caller) => {
      const run = await readRunOf(strapi, params.id, actorOf(caller));
      return run.ok ? ok({ data: run.value }) : run;
    }),
    implement(approvePayoutRun, async (strapi, { params }, caller) =>
      shownRun(strapi, await approve(strapi, params.id, actorOf(caller)), caller),
    ),
    implement(cancelPayoutRun, async (strapi, { params, body }, caller) =>
      shownRun(strapi, await callOff(strapi, params.id, { by: actorOf(caller), reason: body.reason }), caller),
    ),
    implement(downloadBatchFile, async (strapi, { params }, caller) => {
      const file = await readFileOf(strapi, params.id);
      if (!file.ok) return file;
      const { name, type, text, hash } = file.value;
      // Bank data in the clear leaves the house: who took it is written down.
      await audit(strapi, {
        actor: actorOf(caller),
        action: 'payouts.download-file',
        subject: `payout-run:${params.id}`,
        after: { name, hash },
      });
      return ok({ data: { fileName: name, mediaType: type, text, sha256: hash } });
    }),
    implement(listPayouts, async (strapi, { query }) => {
      const place = placeOf(query.cursor);
      if (place === null) return badCursor();
      const { state, currency, search } = query;
      const { rows, ...pagination } = await listPayoutsOf(strapi, { state, currency, search, ...place, limit: query.pageSize });
      return ok({ data: rows, pagination });
    }),
    implement(readPayout, async (strapi, { params }) => {
      const payout = await readPayoutOf(strapi, params.id);
      return payout.ok ? ok({ data: payout.value }) : payout;
    }),
    implement(closePayout, async (strapi, { params, body }, caller) =>
      shownPayout(strapi, await decidePayout(strapi, params.id, { ...body, by: actorOf(caller) })),
    ),
    implement(retryPayout, async (strapi, { params }, caller) => shownPayout(strapi, await askAgain(strapi, params.id, actorOf(caller)))),
    implement(findPayees, async (strapi, { query }) => ok({ data: await findPayeesOf(strapi, query.search) })),
  ],
};
