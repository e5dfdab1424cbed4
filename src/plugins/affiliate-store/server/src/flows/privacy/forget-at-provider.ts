import type { Core } from '@strapi/strapi';
import { paymentGateway } from '../../capabilities/checkout/service';

/** Has the buyer of a charge deleted at the payment provider; a provider that does not answer is asked again. */
export const forgetAtProvider = async (strapi: Core.Strapi, chargeId: string): Promise<void> => {
  const done = await paymentGateway(strapi).forgetBuyer(chargeId);
  // What is not known there is forgotten already.
  if (!done.ok && done.failure.code !== 'PAYMENT_OBJECT_UNKNOWN') throw new Error(`${done.failure.code}: ${done.failure.message}`);
};
