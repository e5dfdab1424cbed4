import { askAboutVatId, listVatDoubts, settleVatDoubt } from '../../../../../contracts/admin';
import { askNow, settleDoubt } from '../../../flows/taxes/ask-about-vat';
import { listDoubtsOf, viewDoubts } from '../../../flows/taxes/read-vat-checks';
import type { VatDoubt } from '../service';
import type { Core } from '@strapi/strapi';
import type { VatDoubtRow } from '../../../../../contracts/admin';
import type { Failure } from '../../../kernel/failure';
import { failed, ok } from '../../../kernel/outcome';
import type { Outcome } from '../../../kernel/outcome';
import { actorOf } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Answer, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { taxFailures } from '../service';

const shown = async (strapi: Core.Strapi, doubt: Outcome<VatDoubt, Failure>): Promise<Outcome<Answer<VatDoubtRow>, Failure>> => {
  if (!doubt.ok) return doubt;
  const [row] = await viewDoubts(strapi, [doubt.value]);
  return row ? ok({ data: row }) : failed(taxFailures.because('VAT_DOUBT_NOT_FOUND'));
};

/** VAT ids that were taken on their form, for staff. */
export const adminTaxes: Controller = {
  name: 'adminTaxes',
  implementations: [
    implement(listVatDoubts, async (strapi, { query }) => {
      const below = rowOfCursor(query.cursor);
      if (below === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const { rows, next, total } = await listDoubtsOf(strapi, query.state, { below, limit: query.pageSize });
      return ok({ data: rows, pagination: { total, nextCursor: next === null ? null : String(next) } });
    }),
    implement(askAboutVatId, async (strapi, { params }) => shown(strapi, await askNow(strapi, params.number))),
    implement(settleVatDoubt, async (strapi, { params, body }, caller) =>
      shown(strapi, await settleDoubt(strapi, params.number, { actor: actorOf(caller), reason: body.reason })),
    ),
  ],
};
