import { listMyOrders, readMyOrder, readThankYou, resendAccessMail } from '../../../../../contracts/orders';
import { readReceipt, readReceipts, readThankYouOf } from '../../../flows/orders/read-receipts';
import { resendAccessMail as resend } from '../../../flows/orders/resend-access-mail';
import { failed, ok } from '../../../kernel/outcome';
import { implement, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';

/** What buyers see of their orders: by the token of the thank-you page, or signed in. */
export const ordersController: Controller = {
  name: 'orders',
  implementations: [
    implement(readThankYou, async (strapi, { params }) => {
      const page = await readThankYouOf(strapi, params.token);
      return page.ok ? ok({ data: page.value }) : page;
    }),
    implement(resendAccessMail, async (strapi, { params }) => {
      const sent = await resend(strapi, params.token);
      return sent.ok ? ok({ data: { sent: true as const } }) : sent;
    }),
    implement(listMyOrders, async (strapi, _input, { person }) =>
      person ? ok({ data: await readReceipts(strapi, person.id) }) : failed(platformFailures.because('UNAUTHENTICATED')),
    ),
    implement(readMyOrder, async (strapi, { params }, { person }) => {
      if (!person) return failed(platformFailures.because('UNAUTHENTICATED'));
      const receipt = await readReceipt(strapi, person.id, params.number);
      return receipt.ok ? ok({ data: receipt.value }) : receipt;
    }),
  ],
};
