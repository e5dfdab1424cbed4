import type { Core } from '@strapi/strapi';
import type { SmsNumbersView } from '../../../../contracts/sms';
import { messaging } from '../../capabilities/messaging/service';
import { orders } from '../../capabilities/orders/service';
import { people } from '../../capabilities/people/service';
import { together } from '../../platform/transaction';

const orderIdsOf = async (strapi: Core.Strapi, userId: number): Promise<number[]> => {
  const customers = await people(strapi).customersOfUser(userId);
  return (await orders(strapi).ofCustomers(customers.map(({ id }) => id))).map(({ id }) => id);
};

/** The telephones a person gave for messages about their orders. */
export const readOwnNumbers = async (strapi: Core.Strapi, userId: number): Promise<SmsNumbersView> => ({
  phones: [...new Set(await messaging(strapi).phonesOf(await orderIdsOf(strapi, userId)))],
});

/** A person takes their consent back: the numbers of their orders are forgotten, and of no others, whoever gave the same one. */
export const forgetOwnNumbers = (strapi: Core.Strapi, userId: number): Promise<SmsNumbersView> =>
  together(strapi, async () => {
    await messaging(strapi).forgetNumbersOf(await orderIdsOf(strapi, userId));
    return readOwnNumbers(strapi, userId);
  });
