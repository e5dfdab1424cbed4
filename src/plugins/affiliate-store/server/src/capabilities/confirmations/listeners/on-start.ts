import type { Core } from '@strapi/strapi';
import { confirmEarlierCreators } from '../../../flows/confirm-creator';

/** The first start that knows confirmations takes nothing off sale. */
export const onStart = (strapi: Core.Strapi): Promise<void> => confirmEarlierCreators(strapi);
