import type { Core } from '@strapi/strapi';
import { paymentGateway } from '../../capabilities/checkout/service';
import type { BalanceTransactionFacts } from '../../capabilities/checkout/service';
import { orders } from '../../capabilities/orders/service';
import {
  adviceOn,
  compare,
  countDays,
  daysToCompare,
  reconciliation,
  reconciliationFailures,
  spanOfDay,
} from '../../capabilities/reconciliation/service';
import type { Mismatch, Movement, Run, Seen, SideSums } from '../../capabilities/reconciliation/service';
import type { Failure } from '../../kernel/failure';
import { FailureError } from '../../kernel/failure';
import { minor } from '../../kernel/money';
import { failed, ok } from '../../kernel/outcome';
import type { Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';
import { enqueue } from '../../platform/jobs';
import { together, togetherOrNot } from '../../platform/transaction';

/** A run that has not moved for this long has lost its process. */
const ABANDONED_MS = 6 * 3_600_000;

/** Begins a comparison over some days and enqueues its work, in one unit. One run at a time. */
export const startReconciliation = (
  strapi: Core.Strapi,
  asked: { readonly from?: string | undefined; readonly to?: string | undefined },
  actor: string,
): Promise<Outcome<Run, Failure>> =>
  togetherOrNot(strapi, async () => {
    const startedAt = now();
    const days = daysToCompare(asked, await reconciliation(strapi).lastDay(), startedAt);
    if (!days.ok) return days;
    await reconciliation(strapi).giveUpBefore(startedAt - ABANDONED_MS, 'The run was interrupted and not taken up again.', startedAt);
    const { from: fromDay, to: toDay } = days.value;
    const id = await reconciliation(strapi).begin({ fromDay, toDay, actor, startedAt, daysAll: countDays(days.value) });
    const run = id === null ? null : await reconciliation(strapi).run(id);
    if (!run) return failed(reconciliationFailures.because('RECONCILIATION_UNDER_WAY'));
    await enqueue({ name: 'reconciliation.run', payload: { runId: run.id }, key: `reconciliation:${run.id}` });
    return ok(run);
  });

const movementOf = (txn: BalanceTransactionFacts): Movement => ({
  id: txn.id,
  kind: txn.kind,
  currency: txn.amount.currency,
  net: minor(txn.amount.minor - txn.fee.minor),
  at: txn.at,
  sourceId: txn.sourceId,
});

type Span = ReturnType<typeof spanOfDay>;

const providerSide = async (strapi: Core.Strapi, span: Span): Promise<ReadonlyMap<string, BalanceTransactionFacts>> => {
  const all = new Map<string, BalanceTransactionFacts>();
  for (let after: string | null = null; ;) {
    const page = await paymentGateway(strapi).balanceTransactions(span, after);
    if (!page.ok) throw new FailureError(page.failure);
    for (const row of page.value.rows) all.set(row.id, row);
    after = page.value.next;
    if (after === null) return all;
  }
};

/** The number of the order a movement belongs to by its charge, refund or dispute, where the store knows one. */
const orderOf = async (strapi: Core.Strapi, { sourceId }: Mismatch): Promise<string | null> => {
  if (sourceId === null) return null;
  const payment = await orders(strapi).payment({ charge_id: sourceId });
  const refund = payment ? null : await orders(strapi).refund({ provider_refund_id: sourceId });
  const dispute = (payment ?? refund) ? null : await orders(strapi).dispute(sourceId);
  const owner = payment ?? refund ?? dispute;
  const order = owner ? await orders(strapi).find({ id: owner.orderId }) : null;
  return order?.number ?? null;
};

const sumsWith = (sums: readonly SideSums[], provider: readonly Movement[], books: readonly Movement[]): SideSums[] => {
  const next = new Map(sums.map((row) => [row.currency, { ...row }]));
  const add = (side: 'provider' | 'books', { currency, net }: Movement) => {
    const row = next.get(currency) ?? { currency, provider: 0, books: 0 };
    next.set(currency, { ...row, [side]: row[side] + net });
  };
  for (const row of provider) add('provider', row);
  for (const row of books) add('books', row);
  return [...next.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
};

/** Compares one day; the provider is asked before the unit of work begins. */
const compareDay = async (strapi: Core.Strapi, run: Run, index: number): Promise<void> => {
  const span = spanOfDay({ from: run.fromDay, to: run.toDay }, index, now());
  const facts = span.from < span.to ? await providerSide(strapi, span) : new Map<string, BalanceTransactionFacts>();
  const provider = [...facts.values()].map(movementOf);
  await together(strapi, async () => {
    const at = now();
    const books = (await orders(strapi).transactionsBetween(span)).map((row) => ({ ...row, net: minor(row.net) }));
    const seen: Seen[] = [];
    for (const mismatch of compare(provider, books)) {
      const orderNumber = await orderOf(strapi, mismatch);
      const txn = facts.get(mismatch.id);
      const [amount, fee] = [txn?.amount.minor ?? null, txn?.fee.minor ?? null];
      seen.push({ ...mismatch, orderNumber, amount, fee, advice: adviceOn(mismatch, orderNumber) });
    }
    await reconciliation(strapi).record(span, seen, at);
    const before = (await reconciliation(strapi).run(run.id)) ?? run;
    await reconciliation(strapi).progress(run.id, {
      daysDone: index + 1,
      compared: before.compared + new Set([...facts.keys(), ...books.map((row) => row.id)]).size,
      found: before.found + seen.length,
      sums: sumsWith(before.sums, provider, books),
    });
  });
};

/**
 * Does the work of a run, a day at a time, from where it was left. A provider that does not answer ends the run and says so;
 * the days that were compared stay compared.
 */
export const runReconciliation = async (strapi: Core.Strapi, runId: number): Promise<void> => {
  const run = await reconciliation(strapi).run(runId);
  if (!run || run.state !== 'running') return;
  try {
    for (let index = run.daysDone; index < run.daysAll; index += 1) await compareDay(strapi, run, index);
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    strapi.log.warn(`affiliate-store: the books could not be compared with the payment provider: ${error.failure.message}`);
    return reconciliation(strapi).progress(runId, { state: 'failed', failure: error.failure.code, finishedAt: now() });
  }
  await reconciliation(strapi).progress(runId, { state: 'done', finishedAt: now() });
  const open = await reconciliation(strapi).count({ open: true });
  if (open > 0) strapi.log.warn(`affiliate-store: ${open} balance transactions do not match the books; see Store → Reconciliation`);
};
