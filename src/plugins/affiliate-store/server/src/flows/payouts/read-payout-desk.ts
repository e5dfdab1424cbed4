import type { Core } from '@strapi/strapi';
import type { AdminAdjustmentRow } from '../../../../contracts/admin/adjustments';
import type { AdminPayoutRow, findPayees, PayoutRunView, readPayout } from '../../../../contracts/admin-payouts';
import type { Data } from '../../../../contracts/endpoint';
import {
  effectOf,
  nextPayoutState,
  payoutFailures,
  payouts,
  type Adjustment,
  type AdjustmentState,
  type Payout,
  type PayoutRun,
  type PayoutState,
  type RunState,
} from '../../capabilities/payouts/service';
import { people } from '../../capabilities/people/service';
import type { Failure } from '../../kernel/failure';
import { minor, moneyView } from '../../kernel/money';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { mayApprove } from '../../kernel/second-person';
import { isoOf, maybeIsoOf } from '../../platform/moments';
import { namesOfActors } from '../../platform/staff-names';
import { mayBeSaid } from './decide-payout';
import { readBalances } from '../ledger/read-balances';
import { intoView, methodView, payoutView, statementOf } from './read-payouts';

const moneyOf = (amount: number, currency: string) => moneyView({ minor: minor(amount), currency });
const MOST = 10_000;
const MOST_PAYEES = 25;

const ENDINGS = ['paid', 'failed', 'returned', 'cancelled'] as const;
const mayBecome = (payout: Payout) => ENDINGS.filter((to) => nextPayoutState(payout.state, to).ok && mayBeSaid(payout, to));

/** A transfer that was made may be taken back. */
const isReversible = ({ methodKind, state }: Payout): boolean => methodKind === 'stripe' && state === 'paid';

/** Payouts as staff sees them: with the party's name, the run, and what may be done now. */
export const payoutRows = async (strapi: Core.Strapi, rows: readonly Payout[]): Promise<AdminPayoutRow[]> => {
  const parties = await people(strapi).parties([...new Set(rows.map((row) => row.partyId))]);
  const runs = new Map<number, string>();
  for (const id of new Set(rows.flatMap((row) => row.runId ?? []))) {
    const run = await payouts(strapi).run({ id });
    if (run) runs.set(id, run.publicId);
  }
  return rows.map((row) => {
    const { cancellable: _, ...view } = payoutView(row);
    return {
      ...view,
      party: parties.get(row.partyId)?.publicId ?? '',
      partyName: row.partyName,
      run: row.runId === null ? null : (runs.get(row.runId) ?? null),
      may: mayBecome(row),
      reversible: isReversible(row),
    };
  });
};

/** One page of all payouts. */
export const listPayoutsOf = async (
  strapi: Core.Strapi,
  asked: {
    readonly state?: PayoutState | undefined;
    readonly currency?: string | undefined;
    readonly search?: string | undefined;
    readonly before?: number | undefined;
    readonly limit: number;
  },
) => {
  const named = asked.search === undefined ? null : await people(strapi).partiesByPublicId(await people(strapi).partiesNamed(asked.search));
  const filter = {
    ...(asked.state === undefined ? {} : { states: [asked.state] }),
    ...(named === null ? {} : { partyIds: [...named.values()].map((party) => party.id) }),
    currency: asked.currency,
    before: asked.before,
  };
  const found = await payouts(strapi).list(filter, asked.limit);
  const last = found.length === asked.limit ? found.at(-1) : undefined;
  return { rows: await payoutRows(strapi, found), nextCursor: last ? String(last.id) : null, total: await payouts(strapi).count(filter) };
};

/** One payout with the sales it pays. */
export const readPayoutOf = async (strapi: Core.Strapi, publicId: string): Promise<Outcome<Data<typeof readPayout>, Failure>> => {
  const [payout] = await payouts(strapi).list({ publicId }, 1);
  if (!payout) return failed(payoutFailures.because('PAYOUT_NOT_FOUND'));
  const party = (await people(strapi).parties([payout.partyId])).get(payout.partyId);
  return ok({
    ...(await statementOf(strapi, payout)),
    party: party?.publicId ?? '',
    partyName: payout.partyName,
    may: mayBecome(payout),
    reversible: isReversible(payout),
  });
};

/** A run as staff sees it; `viewer` decides whether it may be approved. */
export const runViews = async (strapi: Core.Strapi, rows: readonly PayoutRun[], viewer: string): Promise<PayoutRunView[]> => {
  const actor = await namesOfActors(
    strapi,
    rows.flatMap((run) => [run.preparedBy, ...(run.decidedBy === null ? [] : [run.decidedBy])]),
  );
  const views: PayoutRunView[] = [];
  for (const run of rows) {
    const counts = await payouts(strapi).countByState(run.id);
    views.push({
      id: run.publicId,
      state: run.state,
      method: run.methodKind,
      cutOffAt: isoOf(run.cutOffAt),
      total: moneyOf(run.total, run.currency),
      minimum: moneyOf(run.minimum, run.currency),
      payees: run.payees,
      needsApproval: run.needsApproval,
      preparedBy: actor(run.preparedBy),
      preparedAt: isoOf(run.preparedAt),
      decidedBy: run.decidedBy === null ? null : actor(run.decidedBy),
      decidedAt: maybeIsoOf(run.decidedAt),
      reason: run.reason,
      sentAt: maybeIsoOf(run.sentAt),
      fileName: run.fileName,
      progress: Object.entries(counts).map(([state, count]) => ({ state: state as PayoutState, count })),
      approvable: run.state === 'awaiting_approval' && mayApprove(viewer, [run.preparedBy]),
    });
  }
  return views;
};

/** One run with every payout in it. */
export const readRunOf = async (strapi: Core.Strapi, id: string, viewer: string) => {
  const run = await payouts(strapi).run({ public_id: id });
  if (!run) return failed(payoutFailures.because('RUN_NOT_FOUND'));
  const [view] = await runViews(strapi, [run], viewer);
  const rows = await payoutRows(strapi, await payouts(strapi).list({ runId: run.id }, MOST));
  return ok({ ...(view as PayoutRunView), payouts: rows });
};

/** One page of runs. */
export const listRunsOf = async (
  strapi: Core.Strapi,
  asked: { readonly state?: RunState | undefined; readonly before?: number | undefined; readonly limit: number },
  viewer: string,
) => {
  const found = await payouts(strapi).runs(asked);
  const last = found.length === asked.limit ? found.at(-1) : undefined;
  return {
    rows: await runViews(strapi, found, viewer),
    nextCursor: last ? String(last.id) : null,
    total: await payouts(strapi).countRuns(asked.state),
  };
};

/** The batch file of a run, as it was written. */
export const readFileOf = async (strapi: Core.Strapi, id: string) => {
  const run = await payouts(strapi).run({ public_id: id });
  if (!run) return failed(payoutFailures.because('RUN_NOT_FOUND'));
  const file = await payouts(strapi).file(run.id);
  return file ? ok({ ...file, run }) : failed(payoutFailures.because('BATCH_FILE_NOT_READY'));
};

/** Parties by a part of their name, with balances and, masked, how they are paid. */
export const findPayeesOf = async (strapi: Core.Strapi, search: string): Promise<Data<typeof findPayees>> => {
  const found = await people(strapi).partiesByPublicId((await people(strapi).partiesNamed(search)).slice(0, MOST_PAYEES));
  const methods = await payouts(strapi).methods([...found.values()].map((party) => party.id));
  const rows: Data<typeof findPayees> = [];
  for (const party of found.values()) {
    const method = methods.get(party.id);
    rows.push({
      party: party.publicId,
      name: party.name,
      method: method ? methodView(method) : null,
      balances: await readBalances(strapi, party.publicId),
    });
  }
  return rows;
};

/** Adjustments as staff sees them. */
export const adjustmentRows = async (strapi: Core.Strapi, rows: readonly Adjustment[], viewer: string): Promise<AdminAdjustmentRow[]> => {
  const parties = await people(strapi).parties([...new Set(rows.map((row) => row.partyId))]);
  const actor = await namesOfActors(
    strapi,
    rows.flatMap((row) => [row.madeBy, ...(row.decidedBy === null ? [] : [row.decidedBy])]),
  );
  return rows.map((row) => ({
    id: row.publicId,
    party: parties.get(row.partyId)?.publicId ?? '',
    partyName: parties.get(row.partyId)?.name ?? '',
    kind: row.kind,
    amount: moneyOf(effectOf(row), row.currency),
    reason: row.reason,
    state: row.state,
    madeBy: actor(row.madeBy),
    madeAt: isoOf(row.madeAt),
    decidedBy: row.decidedBy === null ? null : actor(row.decidedBy),
    decidedAt: maybeIsoOf(row.decidedAt),
    approvable: row.state === 'awaiting_approval' && mayApprove(viewer, [row.madeBy]),
    case: row.caseId,
    // Its key names the contest and the rank: `contest:<id>:<rank>`.
    contest: row.contestId?.split(':')[1] ?? null,
    into: intoView(row),
  }));
};

/** One page of adjustments. */
export const listAdjustmentsOf = async (
  strapi: Core.Strapi,
  asked: { readonly state?: AdjustmentState | undefined; readonly before?: number | undefined; readonly limit: number },
  viewer: string,
) => {
  const found = await payouts(strapi).adjustments(asked, asked.limit);
  const last = found.length === asked.limit ? found.at(-1) : undefined;
  return {
    rows: await adjustmentRows(strapi, found, viewer),
    nextCursor: last ? String(last.id) : null,
    total: await payouts(strapi).countAdjustments({ state: asked.state }),
  };
};
