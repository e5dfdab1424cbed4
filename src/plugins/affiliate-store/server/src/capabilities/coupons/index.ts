import type { Core } from '@strapi/strapi';
import type { Capability } from '../../platform/assemble';
import { carry } from '../../platform/portable';
import { adminCoupons } from './http/admin-controller';
import { studioCoupons } from './http/studio-controller';
import { permissions } from './permissions';
import { couponsService } from './service';
import { couponSettings } from './settings';
import { coupons, couponTables, redemptions } from './tables/coupon';

/** Manifest of the room; README.md says what it owns. */
export const couponsRoom: Capability = {
  name: 'coupons',
  tables: couponTables,
  portable: [carry(coupons), carry(redemptions)],
  controllers: [adminCoupons, studioCoupons],
  permissions,
  settings: couponSettings,
  services: { coupons: ({ strapi }: { strapi: Core.Strapi }) => couponsService(strapi) },
};
