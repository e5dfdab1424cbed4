import type { Core } from '@strapi/strapi';
import {
  agreeToSelfBilling,
  downloadMySelfBilled,
  endSelfBilling,
  listMySelfBilled,
  readSelfBilling,
} from '../../../../../contracts/self-billing';
import { agree, endAgreement, readSelfBillingOf } from '../../../flows/self-billing/agree-to-self-billing';
import { payeeSelf } from '../../../flows/payouts/read-payouts';
import { listSelfBilledOf, selfBilledPaper, selfBilledView } from '../../../flows/self-billing/read-self-billed';
import type { Failure } from '../../../kernel/failure';
import { failed, ok } from '../../../kernel/outcome';
import type { Outcome } from '../../../kernel/outcome';
import type { Caller } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Answer, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';

type Self = Extract<Awaited<ReturnType<typeof payeeSelf>>, { ok: true }>['value'];

const asPayee = async <T>(
  strapi: Core.Strapi,
  caller: Caller,
  answer: (party: Self, by: string) => Promise<Outcome<T, Failure>>,
): Promise<Outcome<Answer<T>, Failure>> => {
  const self = await payeeSelf(strapi, caller.person?.id);
  if (!self.ok) return self;
  const answered = await answer(self.value, `person:${caller.person?.id ?? ''}`);
  return answered.ok ? ok({ data: answered.value }) : answered;
};

/** Whoever is paid here: everything is found through the caller's own party. */
export const payeeSelfBilling: Controller = {
  name: 'selfBilling',
  implementations: [
    implement(readSelfBilling, (strapi, _input, caller) =>
      asPayee(strapi, caller, async (party) => ok(await readSelfBillingOf(strapi, party))),
    ),
    implement(agreeToSelfBilling, (strapi, { body }, caller) =>
      asPayee(strapi, caller, (party, by) => agree(strapi, party, { ...body, by })),
    ),
    implement(endSelfBilling, (strapi, _input, caller) => asPayee(strapi, caller, (party, by) => endAgreement(strapi, party, by))),
    implement(listMySelfBilled, async (strapi, { query }, caller) => {
      const self = await payeeSelf(strapi, caller.person?.id);
      if (!self.ok) return self;
      const below = rowOfCursor(query.cursor);
      if (below === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const { rows, next, total } = await listSelfBilledOf(strapi, { partyId: self.value.id }, { below, limit: query.pageSize });
      return ok({ data: rows.map(selfBilledView), pagination: { total, nextCursor: next === null ? null : String(next) } });
    }),
    implement(downloadMySelfBilled, (strapi, { params }, caller) =>
      asPayee(strapi, caller, (party) => selfBilledPaper(strapi, { partyId: party.id, id: params.id })),
    ),
  ],
};
