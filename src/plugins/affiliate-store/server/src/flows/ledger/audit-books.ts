import type { Core } from '@strapi/strapi';
import { ledger } from '../../capabilities/ledger/service';
import { now, stopwatch } from '../../platform/clock';
import { fromOneMoment } from '../../platform/transaction';
import { auditAwards } from '../contests/audit-awards';
import { auditCredit } from './audit-credit';
import { auditLedger } from './audit-ledger';
import { notebook, type Finding } from './audit-notes';
import { auditPaidEvents } from './audit-paid-events';
import { auditPayments } from './audit-payments';
import { auditPayouts } from './audit-payouts';
import { auditSelfBilled } from './audit-self-billed';
import { compareSums, noSums } from './audit-sums';
import { freezePayouts } from './freeze-payouts';

/** What an audit found. */
export interface AuditResult {
  readonly checkedAt: number;
  readonly tookMs: number;
  readonly findings: readonly Finding[];
}

const CHECKED = ['I1', 'I2', 'I3', 'I4', 'I5', 'I6', 'I7', 'I8', 'I9', 'I10', 'I12', 'I13', 'I14', 'I15', 'I17', 'I18', 'I19', 'I20'];
/** A broken one of these freezes payouts, never orders. */
const FREEZES = ['I1', 'I2', 'I3', 'I5', 'I12', 'I17', 'I18'];
const STATE = 'audit';

/** The last result, or null before the first audit. */
export const lastAudit = (strapi: Core.Strapi): Promise<AuditResult | null> => ledger(strapi).state<AuditResult>(STATE);

/** The sentences that were found broken. */
export const brokenIn = ({ findings }: AuditResult): string[] =>
  findings.filter((finding) => finding.state === 'broken').map((finding) => finding.id);

/** The broken sentences for which payouts stop. */
export const freezingIn = (result: AuditResult): string[] => brokenIn(result).filter((id) => FREEZES.includes(id));

/** Every sentence, as the books stood at one moment: a sale that is booked meanwhile is seen whole or not at all. */
const readFindings = (strapi: Core.Strapi): Promise<Finding[]> =>
  fromOneMoment(strapi, async () => {
    const notes = notebook();
    const sums = noSums();
    for (const id of CHECKED) notes.looked(id, 0);
    await auditLedger(strapi, notes);
    await auditPayments(strapi, notes, sums);
    await auditPayouts(strapi, notes, sums);
    await auditSelfBilled(strapi, notes, sums);
    await auditAwards(strapi, notes);
    await auditPaidEvents(strapi, notes, sums);
    await compareSums(strapi, notes, sums);
    await auditCredit(strapi, notes, sums);
    return notes.findings();
  });

/**
 * Checks every sentence that must be true of the books and remembers the result. A broken one of I1–I3, I5, I12, I17 and I18 freezes
 * payouts until an administrator lifts that, and says so in the log; orders go on.
 */
export const auditBooks = async (strapi: Core.Strapi): Promise<AuditResult> => {
  const started = stopwatch();
  const checkedAt = now();
  const findings = await readFindings(strapi);
  const result: AuditResult = { checkedAt, tookMs: Math.round(stopwatch() - started), findings };
  await ledger(strapi).remember(STATE, result);
  for (const finding of findings)
    if (finding.state === 'broken')
      strapi.log.error(
        `affiliate-store: the books: ${finding.id} is broken by ${finding.offending} rows, first: ${finding.offenders[0]?.text ?? ''}`,
      );
  const freezing = freezingIn(result);
  if (freezing.length > 0) await freezePayouts(strapi, freezing);
  return result;
};
