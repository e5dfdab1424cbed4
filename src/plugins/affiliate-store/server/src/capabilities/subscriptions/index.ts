import type { Core } from '@strapi/strapi';
import type { Capability } from '../../platform/assemble';
import { carry } from '../../platform/portable';
import { memberSubscriptions } from './http/member-controller';
import { subscriptionsService } from './service';
import { subscriptionSettings } from './settings';
import { subscriptionTables } from './tables/subscription';

/** Manifest of the room; README.md says what it owns. */
export const subscriptionsRoom: Capability = {
  name: 'subscriptions',
  tables: subscriptionTables,
  portable: subscriptionTables.map((one) => carry(one)),
  controllers: [memberSubscriptions],
  settings: subscriptionSettings,
  services: { subscriptions: ({ strapi }: { strapi: Core.Strapi }) => subscriptionsService(strapi) },
};
