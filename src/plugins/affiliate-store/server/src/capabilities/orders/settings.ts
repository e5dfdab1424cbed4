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

export const settings = [creatorsRefund];
