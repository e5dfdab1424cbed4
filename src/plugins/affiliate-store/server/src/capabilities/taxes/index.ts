import type { Core } from '@strapi/strapi';
import type { Capability } from '../../platform/assemble';
import { carry } from '../../platform/portable';
import { adminTaxRemittances } from './http/admin-remittances';
import { adminTaxes } from './http/admin-controller';
import { adminTaxRates } from './http/admin-rates';
import { askAgainCron } from './jobs/ask-again';
import { recordTaxJob } from './jobs/record-tax';
import { permissions } from './permissions';
import { taxesService } from './service';
import { taxSettings } from './settings';
import { taxRemittanceTable } from './tables/tax-remittance';
import { taxRateTable } from './tables/tax-rate';
import { taxCalculations, taxRecords } from './tables/tax-record';
import { vatTables } from './tables/vat-check';

const taxTables = [...vatTables, taxCalculations, taxRecords, taxRateTable, taxRemittanceTable];

/** Manifest of the room; README.md says what it owns. */
export const taxesRoom: Capability = {
  name: 'taxes',
  tables: taxTables,
  portable: taxTables.map((one) => carry(one)),
  controllers: [adminTaxes, adminTaxRates, adminTaxRemittances],
  permissions,
  jobs: [recordTaxJob],
  crons: [askAgainCron],
  settings: taxSettings,
  services: { taxes: ({ strapi }: { strapi: Core.Strapi }) => taxesService(strapi) },
};
