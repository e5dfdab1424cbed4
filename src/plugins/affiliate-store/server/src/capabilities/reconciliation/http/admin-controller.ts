import type { Core } from '@strapi/strapi';
import {
  bookFinding,
  explainFinding,
  listFindings,
  readReconciliation,
  startReconciliation,
  type FindingView,
  type ReconciliationRun,
} from '../../../../../contracts/admin';
import { startReconciliation as start } from '../../../flows/reconciliation/reconcile-with-provider';
import { bookFinding as book, explainFinding as explain } from '../../../flows/reconciliation/settle-finding';
import { minor, moneyView } from '../../../kernel/money';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { actorOf } from '../../../platform/caller';
import { cursorAt, readCursor } from '../../../platform/cursor';
import { implement, type Answer, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { isoOf, maybeIsoOf } from '../../../platform/moments';
import { namesOfActors } from '../../../platform/staff-names';
import type { Finding, Run } from '../service';
import { reconciliation } from '../service';

const SHOWN_RUNS = 10;

const view = (amount: number, currency: string) => moneyView({ minor: minor(amount), currency });
const side = (of: Finding['provider']) => of && view(of.net, of.currency);

type Names = (actor: string) => string;

const runView = (run: Run, nameOf: Names): ReconciliationRun => ({
  id: String(run.id),
  from: run.fromDay,
  to: run.toDay,
  actor: nameOf(run.actor),
  startedAt: isoOf(run.startedAt),
  finishedAt: maybeIsoOf(run.finishedAt),
  state: run.state,
  daysDone: run.daysDone,
  daysAll: run.daysAll,
  compared: run.compared,
  found: run.found,
  sums: run.sums.map(({ currency, provider, books }) => ({
    currency,
    provider: view(provider, currency),
    books: view(books, currency),
    difference: view(provider - books, currency),
  })),
  failure: run.failure,
});

const findingView = (finding: Finding, nameOf: Names): FindingView => ({
  id: String(finding.rowId),
  balanceTransaction: finding.id,
  problem: finding.problem,
  kind: finding.kind,
  sourceId: finding.sourceId,
  orderNumber: finding.orderNumber,
  at: isoOf(finding.at),
  provider: side(finding.provider),
  books: side(finding.books),
  advice: finding.advice,
  firstSeenAt: isoOf(finding.firstSeenAt),
  settledAt: maybeIsoOf(finding.settledAt),
  settlement: finding.settlement,
  reason: finding.reason,
  settledBy: finding.settledBy === null ? null : nameOf(finding.settledBy),
});

const badCursor = () => failed(platformFailures.because('CURSOR_INVALID'));

/** How the books compare with the payment provider, and what to do about differences. */
export const adminReconciliation: Controller = {
  name: 'adminReconciliation',
  implementations: [
    implement(readReconciliation, async (strapi) => {
      // One after the other: a run that is said to be done must not stand beside a count from before it was.
      const runs = await reconciliation(strapi).runs(SHOWN_RUNS);
      const open = await reconciliation(strapi).count({ open: true });
      const nameOf = await namesOfActors(
        strapi,
        runs.map((run) => run.actor),
      );
      return ok({ data: { open, runs: runs.map((run) => runView(run, nameOf)) } });
    }),
    implement(startReconciliation, async (strapi, { body }, caller) => {
      const run = await start(strapi, body, actorOf(caller));
      return run.ok ? ok({ data: runView(run.value, await namesOfActors(strapi, [run.value.actor])) }) : run;
    }),
    implement(listFindings, async (strapi, { query }) => {
      const place = query.cursor === undefined ? undefined : readCursor(query.cursor, ['number', 'row']);
      if (place === null) return badCursor();
      const search = { open: query.open, problem: query.problem };
      const after = place && { at: place[0] as number, rowId: place[1] as number };
      const [rows, total] = await Promise.all([
        reconciliation(strapi).findings(search, { after, limit: query.pageSize + 1 }),
        reconciliation(strapi).count(search),
      ]);
      const page = rows.slice(0, query.pageSize);
      const nameOf = await namesOfActors(
        strapi,
        page.flatMap((finding) => finding.settledBy ?? []),
      );
      const last = page.at(-1);
      const nextCursor = rows.length > page.length && last ? cursorAt([last.at, last.rowId]) : null;
      return ok({ data: page.map((finding) => findingView(finding, nameOf)), pagination: { total, nextCursor } });
    }),
    implement(bookFinding, async (strapi, { params, body }, caller) =>
      shown(strapi, await book(strapi, parseInt(params.id, 10), body.reason, actorOf(caller))),
    ),
    implement(explainFinding, async (strapi, { params, body }, caller) =>
      shown(strapi, await explain(strapi, parseInt(params.id, 10), body.reason, actorOf(caller))),
    ),
  ],
};

const shown = async (strapi: Core.Strapi, outcome: Outcome<Finding, Failure>): Promise<Outcome<Answer<FindingView>, Failure>> =>
  outcome.ok ? ok({ data: findingView(outcome.value, await namesOfActors(strapi, [outcome.value.settledBy ?? ''])) }) : outcome;
