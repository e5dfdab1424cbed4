import {
  downloadStatement,
  downloadStatementPaper,
  exportStatements,
  issueStatement,
  listStatements,
  readStatement,
  sumStatements,
} from '../../../../../contracts/admin-statements';
import { issueForParty } from '../../../flows/statements/issue-statements';
import {
  allStatements,
  readStatementOf,
  statementFileOf,
  statementPaperOf,
  statementsCsv,
  statementSearch,
  statementTotals,
} from '../../../flows/statements/read-statements';
import type { Failure } from '../../../kernel/failure';
import { failed, ok } from '../../../kernel/outcome';
import type { Outcome } from '../../../kernel/outcome';
import { actorOf } from '../../../platform/caller';
import { cursorAt } from '../../../platform/cursor';
import { implement } from '../../../platform/endpoints';
import type { Answer, Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { placeOf } from './reading';

const MOST_CURRENCIES = 200;

const wrapped = <T>(outcome: Outcome<T, Failure>): Outcome<Answer<T>, Failure> => (outcome.ok ? ok({ data: outcome.value }) : outcome);

/** What staff sees of statements, and the one thing it may do: have one issued that is missing. */
export const adminStatements: Controller = {
  name: 'adminStatements',
  implementations: [
    implement(listStatements, async (strapi, { query }) => {
      const after = placeOf(query.cursor);
      if (after === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const { rows, next, total } = await allStatements(strapi, { search: statementSearch(query), after, limit: query.pageSize });
      return ok({ data: rows, pagination: { total, nextCursor: next && cursorAt([next.month, next.row]) } });
    }),
    implement(sumStatements, async (strapi, { query }) => ok({ data: await statementTotals(strapi, statementSearch(query)) })),
    implement(exportStatements, async (strapi, { query }, caller) =>
      wrapped(await statementsCsv(strapi, statementSearch(query), actorOf(caller))),
    ),
    implement(readStatement, async (strapi, { params }) => wrapped(await readStatementOf(strapi, { id: params.id }))),
    implement(downloadStatement, async (strapi, { params }) => wrapped(await statementFileOf(strapi, { id: params.id }))),
    implement(downloadStatementPaper, async (strapi, { params, query }) =>
      wrapped(await statementPaperOf(strapi, { id: params.id }, query.language)),
    ),
    implement(issueStatement, async (strapi, { body }) => {
      const issued = await issueForParty(strapi, body);
      if (!issued.ok) return issued;
      const search = { partyId: issued.value.partyId, month: body.month };
      return ok({ data: (await allStatements(strapi, { search, limit: MOST_CURRENCIES })).rows });
    }),
  ],
};
