import type { Core } from '@strapi/strapi';
import { gatherEarlierBuyers } from '../../../flows/insights/count-sale';

/** What this room asks of a start. */
export const onStart = (strapi: Core.Strapi): Promise<void> => gatherEarlierBuyers(strapi);
