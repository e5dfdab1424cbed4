import type { Core } from '@strapi/strapi';
import { confirmEarlierCreators } from '../../../flows/confirmations/confirm-creator';
import { confirmEarlierPayees } from '../../../flows/confirmations/confirm-payee';

/** The first start that knows confirmations takes nothing off sale. */
export const onStart = async (strapi: Core.Strapi): Promise<void> => {
  await confirmEarlierCreators(strapi);
  await confirmEarlierPayees(strapi);
};
