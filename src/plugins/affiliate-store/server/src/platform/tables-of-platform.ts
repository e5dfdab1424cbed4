import { auditHead, auditTable } from './audit';
import { idempotencyKeys } from './idempotency';
import { cronRuns, jobs } from './jobs/tables';
import { settingsTable } from './settings';

/** Tables of the plumbing itself. */
export const platformTables = [auditTable, auditHead, idempotencyKeys, jobs, cronRuns, settingsTable];
