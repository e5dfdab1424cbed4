import type { Core } from '@strapi/strapi';
import { door } from '../../platform/door';
import { countFindings, findFinding, findFindings, recordSpan, settleFinding } from './store/findings';
import type { Finding, FindingSearch, Seen } from './store/findings';
import { changeRun, failRunsBefore, findRun, findRuns, insertRun, lastDayDone } from './store/runs';
import type { Run } from './store/runs';

export { adviceOn, bookingOf } from './domain/advice';
export type { Advice, Booking } from './domain/advice';
export { bookingFor, feeOfUnattributed } from './domain/booking';
export { compare } from './domain/compare';
export type { Mismatch, Movement } from './domain/compare';
export { reconciliationFailures } from './domain/failures';
export { countDays, daysToCompare, spanOfDay } from './domain/span';
export type { Finding, FindingSearch, Seen } from './store/findings';
export type { Run, SideSums } from './store/runs';

/** What was compared with the provider, and what did not match. */
export interface ReconciliationService {
  /** Null while another run is under way. */
  readonly begin: (run: Parameters<typeof insertRun>[1]) => Promise<number | null>;
  readonly progress: (runId: number, change: Parameters<typeof changeRun>[2]) => Promise<void>;
  readonly giveUpBefore: (startedBefore: number, failure: string, at: number) => Promise<void>;
  readonly run: (runId: number) => Promise<Run | null>;
  readonly runs: (limit: number) => Promise<readonly Run[]>;
  readonly lastDay: () => Promise<string | null>;
  readonly record: (span: Parameters<typeof recordSpan>[1], seen: readonly Seen[], at: number) => Promise<void>;
  readonly findings: (search: FindingSearch, page: Parameters<typeof findFindings>[2]) => Promise<readonly Finding[]>;
  readonly count: (search: FindingSearch) => Promise<number>;
  readonly finding: (rowId: number) => Promise<Finding | null>;
  /** False when somebody was faster. */
  readonly settle: (rowId: number, as: Parameters<typeof settleFinding>[2]) => Promise<boolean>;
}

export const reconciliationService = (strapi: Core.Strapi): ReconciliationService => ({
  begin: (run) => insertRun(strapi, run),
  progress: (runId, change) => changeRun(strapi, runId, change),
  giveUpBefore: (startedBefore, failure, at) => failRunsBefore(strapi, startedBefore, failure, at),
  run: (runId) => findRun(strapi, runId),
  runs: (limit) => findRuns(strapi, limit),
  lastDay: () => lastDayDone(strapi),
  record: (span, seen, at) => recordSpan(strapi, span, seen, at),
  findings: (search, page) => findFindings(strapi, search, page),
  count: (search) => countFindings(strapi, search),
  finding: (rowId) => findFinding(strapi, rowId),
  settle: (rowId, as) => settleFinding(strapi, rowId, as),
});

export const reconciliation = (strapi: Core.Strapi): ReconciliationService => door<ReconciliationService>(strapi, 'reconciliation');
