import type { Core } from '@strapi/strapi';
import type { Capability } from '../../platform/assemble';
import { carry } from '../../platform/portable';
import { adminSelfBilling } from './http/admin-controller';
import { payeeSelfBilling } from './http/payee-controller';
import { selfBillingService } from './service';
import { selfBillingSettings } from './settings';
import { selfBillingTables } from './tables/self-billing';

/** Manifest of the room; README.md says what it owns. */
export const selfBillingRoom: Capability = {
  name: 'self-billing',
  tables: selfBillingTables,
  portable: selfBillingTables.map((one) => carry(one)),
  controllers: [payeeSelfBilling, adminSelfBilling],
  settings: selfBillingSettings,
  services: { 'self-billing': ({ strapi }: { strapi: Core.Strapi }) => selfBillingService(strapi) },
};
