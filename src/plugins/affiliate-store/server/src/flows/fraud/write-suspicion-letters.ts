import type { Core } from '@strapi/strapi';
import type { ShareBook } from '../../capabilities/commissions/service';
import { messaging } from '../../capabilities/messaging/service';
import type { Order, OrderSnapshot } from '../../capabilities/orders/service';
import { people } from '../../capabilities/people/service';
import { minor } from '../../kernel/money';
import { languageOfParty } from '../messaging/party-language';

/**
 * Writes to whoever earned a share that it is held for a look, was released after it, or rejected, with the reason that was given. What was
 * noticed stands in their portal; nothing of the buyer is in it. In the unit that moves it.
 */
export const writeSuspicionLetter = async (
  strapi: Core.Strapi,
  kind: 'commission_held' | 'commission_released' | 'commission_rejected',
  {
    order,
    snapshot,
    share,
    because,
  }: { readonly order: Order; readonly snapshot: OrderSnapshot; readonly share: ShareBook; readonly because: string | null },
): Promise<void> => {
  const party = (await people(strapi).partiesByPublicId(share.party === null ? [] : [share.party])).get(share.party ?? '');
  const line = snapshot.lines.find((each) => each.line === share.line);
  if (!party?.emailNorm || !line) return;
  await messaging(strapi).queueMail({
    kind,
    to: party.emailNorm,
    locale: await languageOfParty(strapi, party),
    dedupeKey: `${kind}:${order.number}:${share.key}`,
    orderId: order.id,
    facts: {
      program: line.program?.name ?? '',
      product: line.productName,
      amount: { minor: minor(share.amount - share.reversed), currency: order.currency },
      because,
    },
  });
};
