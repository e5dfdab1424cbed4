import { z } from 'zod';
import { defineSetting } from '../../platform/settings';

export const statementMail = defineSetting({
  key: 'statements.mail',
  section: 'mail',
  label: 'Mail about statements',
  help: 'Whether people who are paid get a mail when the statement of the month that has ended is there.',
  schema: z.boolean(),
  fallback: true,
});

export const statementSettings = [statementMail];
