import type { Core } from '@strapi/strapi';
import type { Capability } from '../../platform/assemble';
import { carry } from '../../platform/portable';
import { adminInvoices } from './http/admin-controller';
import { creatorInvoices } from './http/creator-controller';
import { buyerInvoices } from './http/public-controller';
import { permissions } from './permissions';
import { invoicesService } from './service';
import { invoiceTables } from './tables/document';

/** Manifest of the room; README.md says what it owns. */
export const invoicesRoom: Capability = {
  name: 'invoices',
  tables: invoiceTables,
  portable: invoiceTables.map((one) => carry(one)),
  controllers: [adminInvoices, buyerInvoices, creatorInvoices],
  permissions,
  services: { invoices: ({ strapi }: { strapi: Core.Strapi }) => invoicesService(strapi) },
};
