import type { Core } from '@strapi/strapi';
import { downloadMyStatement, downloadMyStatementPaper, listMyStatements, readMyStatement } from '../../../../../contracts/statements';
import { payeeSelf } from '../../../flows/payouts/read-payouts';
import { myStatements, readStatementOf, statementFileOf, statementPaperOf } from '../../../flows/statements/read-statements';
import type { Failure } from '../../../kernel/failure';
import { failed, ok } from '../../../kernel/outcome';
import type { Outcome } from '../../../kernel/outcome';
import type { Caller } from '../../../platform/caller';
import { cursorAt } from '../../../platform/cursor';
import { implement } from '../../../platform/endpoints';
import type { Answer, Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { placeOf } from './reading';

const asPayee = async <T>(
  strapi: Core.Strapi,
  caller: Caller,
  read: (partyId: number) => Promise<Outcome<Answer<T>, Failure>>,
): Promise<Outcome<Answer<T>, Failure>> => {
  const self = await payeeSelf(strapi, caller.person?.id);
  return self.ok ? read(self.value.id) : self;
};

const wrapped = <T>(outcome: Outcome<T, Failure>): Outcome<Answer<T>, Failure> => (outcome.ok ? ok({ data: outcome.value }) : outcome);

/** Whoever is paid here: every statement is found through the caller's own party. */
export const payeeStatements: Controller = {
  name: 'statements',
  implementations: [
    implement(listMyStatements, (strapi, { query }, caller) =>
      asPayee(strapi, caller, async (partyId) => {
        const after = placeOf(query.cursor);
        if (after === null) return failed(platformFailures.because('CURSOR_INVALID'));
        const { rows, next, total } = await myStatements(strapi, { search: { partyId }, after, limit: query.pageSize });
        return ok({ data: rows, pagination: { total, nextCursor: next && cursorAt([next.month, next.row]) } });
      }),
    ),
    implement(readMyStatement, (strapi, { params }, caller) =>
      asPayee(strapi, caller, async (partyId) => wrapped(await readStatementOf(strapi, { partyId, id: params.id }))),
    ),
    implement(downloadMyStatement, (strapi, { params }, caller) =>
      asPayee(strapi, caller, async (partyId) => wrapped(await statementFileOf(strapi, { partyId, id: params.id }))),
    ),
    implement(downloadMyStatementPaper, (strapi, { params, query }, caller) =>
      asPayee(strapi, caller, async (partyId) => wrapped(await statementPaperOf(strapi, { partyId, id: params.id }, query.language))),
    ),
  ],
};
