import type { Core } from '@strapi/strapi';
import type { Locale } from '../../../../contracts/primitives';
import { messaging } from '../../capabilities/messaging/service';
import type { Party } from '../../capabilities/people/service';
import { monthOf, nextMonth, owed, statementMail } from '../../capabilities/statements/service';
import type { Statement } from '../../capabilities/statements/service';
import { minor } from '../../kernel/money';
import { now } from '../../platform/clock';
import { setting } from '../../platform/settings';

/**
 * Tells a party that the statement of the month that has just ended is there, in the unit that issues it. Months that are caught up on
 * later are told to nobody: a shop that begins to issue statements would write to everybody once for each month of its past.
 */
export const writeStatementMail = async (strapi: Core.Strapi, party: Party, statement: Statement, locale: Locale): Promise<void> => {
  if (party.emailNorm === null || nextMonth(statement.month) !== monthOf(now()) || !(await setting(strapi, statementMail))) return;
  const { id, month, currency, opening, closing } = statement;
  const sum = (amount: number) => ({ minor: minor(amount), currency });
  await messaging(strapi).queueMail({
    kind: 'statement_issued',
    to: party.emailNorm,
    locale,
    dedupeKey: `statement:${id}`,
    facts: { id, month, paidOut: sum(closing.paidOut - opening.paidOut), closing: sum(owed(closing)) },
  });
};
