import type { Core } from '@strapi/strapi';
import {
  answerCase,
  decideCase,
  listAdminCases,
  listCaseCandidates,
  previewCaseDecision,
  readAdminCase,
  type AdminCaseDetail,
} from '../../../../../contracts/admin';
import { planEntries } from '../../../flows/cases/case-entries';
import { decideCaseOf } from '../../../flows/cases/decide-case';
import { candidatesOf } from '../../../flows/cases/find-missing-sale';
import { caseOnDesk, queueOfCases } from '../../../flows/cases/read-cases';
import { answerInCase } from '../../../flows/cases/talk-in-case';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { actorOf } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Answer, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { onlyManagedBy } from '../../../platform/managed';
import { caseFailures, cases, type Case } from '../service';

const shown = async (strapi: Core.Strapi, done: Outcome<Case, Failure>): Promise<Outcome<Answer<AdminCaseDetail>, Failure>> => {
  if (!done.ok) return done;
  const found = await caseOnDesk(strapi, done.value.publicId);
  return found.ok ? ok({ data: found.value }) : found;
};

const flagOf = (text: 'true' | 'false' | undefined): boolean | undefined => (text === undefined ? undefined : text === 'true');

/** What partners contest, on the desk. */
export const adminCases: Controller = {
  name: 'adminCases',
  implementations: [
    implement(listAdminCases, async (strapi, { query }, caller) => {
      const from = rowOfCursor(query.cursor);
      if (from === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const { state, kind, affiliate } = query;
      const asked = { state, kind, affiliate, overdue: flagOf(query.overdue), onlyManagedBy: onlyManagedBy(caller) };
      const { rows, next, total } = await queueOfCases(strapi, asked, { from: from ?? 0, limit: query.pageSize });
      return ok({ data: rows, pagination: { total, nextCursor: next === null ? null : String(next) } });
    }),
    implement(readAdminCase, async (strapi, { params }) => {
      const found = await caseOnDesk(strapi, params.id);
      return found.ok ? ok({ data: found.value }) : found;
    }),
    implement(listCaseCandidates, async (strapi, { params }) => {
      const found = await candidatesOf(strapi, params.id);
      return found.ok ? ok({ data: found.value }) : found;
    }),
    implement(previewCaseDecision, async (strapi, { params, query }) => {
      const of = await cases(strapi).find(params.id);
      if (!of) return failed(caseFailures.because('CASE_NOT_FOUND'));
      const amount = query.amount === undefined ? null : parseInt(query.amount, 10);
      const planned = await planEntries(strapi, of, { kind: query.entry, amount, currency: query.currency ?? null });
      return planned.ok ? ok({ data: { entries: [...planned.value] } }) : planned;
    }),
    implement(answerCase, async (strapi, { params, body }, caller) =>
      shown(strapi, await answerInCase(strapi, params.id, { ...body, by: actorOf(caller) })),
    ),
    implement(decideCase, async (strapi, { params, body }, caller) =>
      shown(strapi, await decideCaseOf(strapi, params.id, body, actorOf(caller))),
    ),
  ],
};
