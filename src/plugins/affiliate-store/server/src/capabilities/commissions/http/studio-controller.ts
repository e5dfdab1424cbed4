import type { Core } from '@strapi/strapi';
import { listStudioSales, previewStudioRefund, readStudioSale, readStudioSummary, refundStudioSale } from '../../../../../contracts/studio';
import { rangeOf } from '../../../flows/insights/read-partner-earnings';
import { listSalesOf, readSaleOf } from '../../../flows/commissions/read-studio';
import { studioSelf, type StudioSelf } from '../../../flows/catalog/recognise-creator';
import { readStudioSummaryOf } from '../../../flows/commissions/read-studio-summary';
import { previewRefundByCreator, refundByCreator } from '../../../flows/orders/refund-by-creator';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { actorOf, type Caller } from '../../../platform/caller';
import { cursorAt, readCursor } from '../../../platform/cursor';
import { implement, type Answer, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';

const asCreator = async <T>(
  strapi: Core.Strapi,
  caller: Caller,
  read: (self: StudioSelf) => Promise<Outcome<Answer<T>, Failure>>,
): Promise<Outcome<Answer<T>, Failure>> => {
  const self = await studioSelf(strapi, caller.person?.id);
  return self.ok ? read(self.value) : self;
};

/** The creator's studio: every object is found through the caller's own shares. */
export const studioController: Controller = {
  name: 'studio',
  implementations: [
    implement(readStudioSummary, (strapi, { query }, caller) =>
      asCreator(strapi, caller, async (self) => ok({ data: await readStudioSummaryOf(strapi, self, rangeOf(query)) })),
    ),
    implement(listStudioSales, (strapi, { query: { cursor, pageSize, product, standing, ...days } }, caller) =>
      asCreator(strapi, caller, async (self) => {
        const place = cursor === undefined ? undefined : readCursor(cursor, ['row']);
        if (place === null) return failed(platformFailures.because('CURSOR_INVALID'));
        const { startsAt: from, endsAt: until } = rangeOf(days);
        const { rows, next, total } = await listSalesOf(
          strapi,
          self,
          { productId: product, standing, from, until },
          { below: place?.[0] as number | undefined, limit: pageSize },
        );
        return ok({ data: [...rows], pagination: { total, nextCursor: next === null ? null : cursorAt([next]) } });
      }),
    ),
    implement(readStudioSale, (strapi, { params }, caller) =>
      asCreator(strapi, caller, async (self) => {
        const sale = await readSaleOf(strapi, self, params.number);
        return sale.ok ? ok({ data: sale.value }) : sale;
      }),
    ),
    implement(previewStudioRefund, (strapi, { params, query }, caller) =>
      asCreator(strapi, caller, async (self) => {
        const wanted = { number: params.number, line: parseInt(query.line, 10), amount: parseInt(query.amount, 10) };
        const preview = await previewRefundByCreator(strapi, self, wanted);
        return preview.ok ? ok({ data: preview.value }) : preview;
      }),
    ),
    implement(refundStudioSale, (strapi, { params, body }, caller) =>
      asCreator(strapi, caller, async (self) => {
        const actor = actorOf(caller);
        const made = await refundByCreator(strapi, self, {
          number: params.number,
          line: body.line,
          amount: parseInt(body.amount, 10),
          reason: body.reason,
          requestKey: `${actor}:${caller.idempotencyKey ?? ''}`,
          actor,
        });
        return made.ok ? ok({ data: made.value }) : made;
      }),
    ),
  ],
};
