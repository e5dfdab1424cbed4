import { z } from 'zod';
import { defineSetting } from '../../platform/settings';
import { isTimeZone } from './domain/period';

export const accountingTimeZone = defineSetting({
  key: 'money.accountingTimeZone',
  section: 'money',
  label: 'Time zone of the accounts',
  help: 'Where a month of the accounts begins and ends, such as Europe/Paris. Months that are closed keep theirs.',
  schema: z.string().refine(isTimeZone, 'a name of the time zone database, such as Europe/Paris'),
  fallback: 'UTC',
  env: 'ACCOUNTING_TIME_ZONE',
});
