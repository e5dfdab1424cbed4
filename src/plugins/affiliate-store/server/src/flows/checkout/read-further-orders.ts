import type { Core } from '@strapi/strapi';
import type { readThankYou } from '../../../../contracts/orders';
import type { Data } from '../../../../contracts/endpoint';
import { checkout } from '../../capabilities/checkout/service';
import { isSettled, orders } from '../../capabilities/orders/service';
import { minor, moneyView } from '../../kernel/money';

/** The paid orders of what a buyer accepted right after paying one. */
export const readFurtherOrders = async (strapi: Core.Strapi, orderId: number): Promise<Data<typeof readThankYou>['further']> => {
  const answers = await checkout(strapi).followUpsOf(orderId);
  const followers = await orders(strapi).many(answers.flatMap(({ followOrderId }) => followOrderId ?? []));
  return [...followers]
    .filter(({ state }) => isSettled(state))
    .sort((a, b) => a.placedAt - b.placedAt)
    .map(({ number, productNames, total, currency }) => ({
      number,
      token: orders(strapi).tokenOf(number),
      products: productNames,
      total: moneyView({ minor: minor(total), currency }),
    }));
};
