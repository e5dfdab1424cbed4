import type { Core } from '@strapi/strapi';
import { affiliates } from '../../capabilities/affiliates/service';
import {
  attribution,
  attributionFailures,
  refundUnbinds,
  type Binding,
  type Decision,
  type OrderFacts,
} from '../../capabilities/attribution/service';
import type { Order } from '../../capabilities/orders/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { now } from '../../platform/clock';
import { setting } from '../../platform/settings';
import { togetherOrNot } from '../../platform/transaction';
import { recordAttribution } from './attribute-order';

/**
 * Binds the customer of a paid order to whoever won it, where the program does that. In the unit that settles the order. A renewal binds
 * nobody: its decision is that of its first order, and who was unbound since stays so. Nor does what cost nothing.
 */
const bindForLife = async (
  strapi: Core.Strapi,
  order: Order,
  decided: readonly Decision[],
  { since, renews }: { readonly since: number; readonly renews: boolean },
): Promise<void> => {
  if (renews || order.total === 0) return;
  const { id: orderId, number: orderNumber, email, customerId } = order;
  for (const decision of decided) await attribution(strapi).bind(decision, { by: { orderId, orderNumber }, email, customerId, since });
};

/**
 * Records whose sale a paid order is, and binds its customer, where the program does that. In the unit that settles the order. A renewal,
 * which has an invoice, binds nobody.
 */
export const recordAndBind = async (
  strapi: Core.Strapi,
  order: Order,
  facts: OrderFacts,
  {
    decided,
    earned,
    period,
  }: {
    readonly decided: readonly Decision[];
    readonly earned: ReadonlyMap<number, number>;
    readonly period: { readonly invoiceId: string | null } | null;
  },
): Promise<void> => {
  await recordAttribution(strapi, facts, decided, earned);
  await bindForLife(strapi, order, decided, { since: facts.occurredAt, renews: period !== null && period.invoiceId !== null });
};

/** A refund of the whole order that bound a customer frees them again (R04), and a refund that failed binds them as before. */
export const followRefund = async (strapi: Core.Strapi, before: Pick<Order, 'state'>, after: Order): Promise<void> => {
  if (before.state === after.state) return;
  // What was refunded whole does not count towards a tier; a tier that was reached by it stays.
  if (after.state === 'refunded' || before.state === 'refunded') await affiliates(strapi).setReturned(after.id, after.state === 'refunded');
  if (after.state === 'refunded' && (await setting(strapi, refundUnbinds)))
    await attribution(strapi).unbind({ order_id: after.id }, { because: 'REFUNDED', by: 'system' });
  if (before.state === 'refunded') await attribution(strapi).rebind(after.id);
};

/** Staff ends a binding, for a reason that its affiliate is shown. */
export const unbindBy = (strapi: Core.Strapi, id: string, reason: string, by: string): Promise<Outcome<Binding, Failure>> =>
  togetherOrNot(strapi, async () => {
    const binding = await attribution(strapi).holdBinding(id);
    if (!binding) return failed(attributionFailures.because('BINDING_NOT_FOUND'));
    if (binding.endedAt !== null) return failed(attributionFailures.because('BINDING_ENDED_ALREADY'));
    await attribution(strapi).unbind({ id: binding.id }, { because: 'UNBOUND', by, reason });
    await audit(strapi, {
      actor: by,
      action: 'attribution.unbound',
      subject: `binding:${id}`,
      reason,
      before: {
        ...{ affiliate: binding.affiliateId, program: binding.programId, since: binding.since },
        ...(binding.broughtOver ? { import: binding.broughtOver.import, line: binding.broughtOver.line } : { order: binding.orderNumber }),
      },
    });
    return ok({ ...binding, endedAt: now(), endedBecause: 'UNBOUND', reason });
  });
