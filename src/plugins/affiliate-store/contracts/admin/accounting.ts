import { z } from 'zod';
import { endpoint } from '../endpoint';
import { day, moment } from '../primitives';
import { flag } from './shapes';

const period = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month such as 2026-03');

export const periodView = z.object({
  period,
  /** `current`: the month is not over. `next`: the one that can be closed now. */
  state: z.enum(['closed', 'next', 'open', 'current']),
  startsAt: moment,
  endsAt: moment,
  timeZone: z.string(),
  journals: z.number().int(),
  /** How many of them belong to earlier months that were closed before they were booked. */
  restated: z.number().int(),
  closedAt: moment.nullable(),
  closedBy: z.string().nullable(),
  reason: z.string().nullable(),
  /** Hash of the last block it covers. */
  hash: z.string().nullable(),
});
export type PeriodView = z.output<typeof periodView>;

export const listPeriods = endpoint({
  id: 'adminAccounting.listPeriods',
  method: 'GET',
  path: '/ledger/periods',
  access: 'admin:books.read',
  summary: 'Months of the books, newest first: which are closed, and what each holds.',
  response: z.array(periodView),
});
export const closePeriod = endpoint({
  id: 'adminAccounting.closePeriod',
  method: 'POST',
  path: '/ledger/periods/:period/close',
  access: 'admin:ledger.close',
  summary: 'Closes a month for good: what comes later with an earlier date is restated in the month that is open then.',
  params: z.strictObject({ period }),
  body: z.strictObject({ reason: z.string().trim().min(3).max(500) }),
  status: 201,
  response: periodView,
  failures: ['PERIOD_NOT_NEXT', 'PERIOD_NOT_OVER'],
});

const file = z.object({ fileName: z.string(), rows: z.number().int(), text: z.string() });

export const exportPeriod = endpoint({
  id: 'adminAccounting.exportPeriod',
  method: 'GET',
  path: '/ledger/periods/:period/export',
  access: 'admin:ledger.export',
  summary: 'The accounts of a month as CSV, or as the plain text that hledger and ledger read; the same bytes each time.',
  params: z.strictObject({ period }),
  query: z.strictObject({
    format: z.enum(['csv', 'hledger']),
    /** In the main currency too, each line at the rate frozen with its order, else the stored one of its day. */
    base: flag.default(false),
    /** The end of a day (UTC): what was booked later, or which rate was entered later, is left out. */
    asKnownOn: day.optional(),
  }),
  response: file,
  failures: ['LEDGER_EXPORT_TOO_LARGE'],
});
export const exportLedger = endpoint({
  id: 'adminAccounting.exportLedger',
  method: 'GET',
  path: '/ledger/export',
  access: 'admin:ledger.export',
  summary: 'The whole programme as JSON Lines, to be imported into an empty store. It holds addresses of buyers.',
  response: file,
  failures: ['LEDGER_EXPORT_TOO_LARGE'],
});
