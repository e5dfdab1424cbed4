import { z } from 'zod';
import { defineSetting } from '../../platform/settings';

export const creatorsRefund = defineSetting({
  key: 'money.creatorsRefund',
  section: 'money',
  label: 'Creators may refund',
  help: 'Whether creators give money back for their own products by themselves while the guarantee runs. Staff with the right to refund may do so at any time.',
  schema: z.boolean(),
  fallback: true,
});

export const evidenceNoticeDays = defineSetting({
  key: 'money.evidenceNoticeDays',
  section: 'money',
  label: 'First letter about a dispute to answer',
  help: 'So many days before the answer to a dispute is due, everybody who may answer it gets a letter, and so does whoever sold what it is about. 0: no such letter.',
  schema: z.number().int().min(0).max(30),
  fallback: 5,
});

export const evidenceLastNoticeDays = defineSetting({
  key: 'money.evidenceLastNoticeDays',
  section: 'money',
  label: 'Last letter about a dispute to answer',
  help: 'So many days before the answer is due, staff is written to once more while there is none. 0: no such letter.',
  schema: z.number().int().min(0).max(30),
  fallback: 1,
});

export const settings = [creatorsRefund, evidenceNoticeDays, evidenceLastNoticeDays];
