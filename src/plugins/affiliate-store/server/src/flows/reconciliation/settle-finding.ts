import type { Core } from '@strapi/strapi';
import type { BalanceTransactionFacts } from '../../capabilities/checkout/service';
import { ledger } from '../../capabilities/ledger/service';
import {
  bookingFor,
  bookingOf,
  feeOfUnattributed,
  reconciliation,
  reconciliationFailures,
} from '../../capabilities/reconciliation/service';
import type { Booking, Finding } from '../../capabilities/reconciliation/service';
import type { Failure } from '../../kernel/failure';
import { minor } from '../../kernel/money';
import { failed, ok } from '../../kernel/outcome';
import type { Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { now } from '../../platform/clock';
import { togetherOrNot } from '../../platform/transaction';
import { mapTransaction } from '../checkout/map-transaction';

/** Cash that came without fitting its order stands in the books already; its balance transaction only adds the fee. */
export const bookFeeOfUnattributed = async (strapi: Core.Strapi, txn: BalanceTransactionFacts, actor: string): Promise<boolean> => {
  if (txn.sourceId === null || !(await ledger(strapi).journalByKey(`unk:${txn.sourceId}`))) return false;
  const { currency, minor: amount } = txn.amount;
  const drafts = feeOfUnattributed({ id: txn.id, sourceId: txn.sourceId, currency, amount, fee: txn.fee.minor });
  await ledger(strapi).post(drafts, { orderId: null, actor, occurredAt: txn.at });
  await mapTransaction(strapi, txn, null);
  return true;
};

const openFinding = async (strapi: Core.Strapi, id: number): Promise<Outcome<Finding, Failure>> => {
  const finding = await reconciliation(strapi).finding(id);
  if (!finding) return failed(reconciliationFailures.because('FINDING_NOT_FOUND'));
  return finding.settledAt === null ? ok(finding) : failed(reconciliationFailures.because('FINDING_SETTLED'));
};

const factsOf = ({ id, kind, at, sourceId, provider, amount, fee }: Finding): BalanceTransactionFacts | null =>
  provider && amount !== null && fee !== null
    ? {
        id,
        kind,
        at,
        sourceId,
        amount: { minor: minor(amount), currency: provider.currency },
        fee: { minor: minor(fee), currency: provider.currency },
      }
    : null;

const post = async (strapi: Core.Strapi, booking: Booking, txn: BalanceTransactionFacts, actor: string): Promise<void> => {
  if (await bookFeeOfUnattributed(strapi, txn, actor)) return;
  const { currency, minor: amount } = txn.amount;
  const stray = { id: txn.id, sourceId: txn.sourceId, currency, amount, fee: txn.fee.minor };
  await ledger(strapi).post(bookingFor(booking, stray), { orderId: null, actor, occurredAt: txn.at });
  await mapTransaction(strapi, txn, null);
};

/** Books what the provider says and the books lack, as its advice says; a new journal, once per balance transaction. */
export const bookFinding = (strapi: Core.Strapi, id: number, reason: string, actor: string): Promise<Outcome<Finding, Failure>> =>
  togetherOrNot(strapi, async () => {
    const found = await openFinding(strapi, id);
    if (!found.ok) return found;
    const booking = bookingOf(found.value.advice);
    const txn = factsOf(found.value);
    if (!booking || !txn) return failed(reconciliationFailures.because('FINDING_NOT_BOOKABLE'));
    return settled(strapi, found.value, { settlement: 'booked', reason, actor }, () => post(strapi, booking, txn, actor));
  });

/** Closes a finding with a person's reason; the books stay as they are. */
export const explainFinding = (strapi: Core.Strapi, id: number, reason: string, actor: string): Promise<Outcome<Finding, Failure>> =>
  togetherOrNot(strapi, async () => {
    const found = await openFinding(strapi, id);
    return found.ok ? settled(strapi, found.value, { settlement: 'explained', reason, actor }) : found;
  });

const settled = async (
  strapi: Core.Strapi,
  finding: Finding,
  as: { readonly settlement: 'booked' | 'explained'; readonly reason: string; readonly actor: string },
  work: () => Promise<void> = () => Promise.resolve(),
): Promise<Outcome<Finding, Failure>> => {
  const { settlement, reason, actor } = as;
  if (!(await reconciliation(strapi).settle(finding.rowId, { settlement, reason, by: actor, at: now() })))
    return failed(reconciliationFailures.because('FINDING_SETTLED'));
  await work();
  await audit(strapi, {
    actor,
    action: `reconciliation.${settlement}`,
    subject: `balance-transaction:${finding.id}`,
    reason,
    after: { problem: finding.problem, provider: finding.provider, books: finding.books, advice: finding.advice },
  });
  return ok((await reconciliation(strapi).finding(finding.rowId)) ?? finding);
};
