import type { Core } from '@strapi/strapi';
import type { Capability } from '../../platform/assemble';
import { carry } from '../../platform/portable';
import { adminPayeeConfirmations } from './http/admin-payees';
import { payeeIdentityController } from './http/payee-controller';
import { adminConfirmations } from './http/admin-controller';
import { confirmationController } from './http/studio-controller';
import { onStart } from './listeners/on-start';
import { permissions } from './permissions';
import { confirmationsService } from './service';
import { confirmationSettings } from './settings';
import { confirmations, confirmationTables, events, identities } from './tables/confirmation';

/** Manifest of the room; README.md says what it owns. */
export const confirmationsRoom: Capability = {
  name: 'confirmations',
  tables: confirmationTables,
  // When confirmations began is a fact of an installation: who comes along is confirmed, or not, by what they bring.
  portable: [identities, confirmations, events].map((one) => carry(one)),
  controllers: [confirmationController, payeeIdentityController, adminConfirmations, adminPayeeConfirmations],
  permissions,
  settings: confirmationSettings,
  services: { confirmations: ({ strapi }: { strapi: Core.Strapi }) => confirmationsService(strapi) },
  bootstrap: onStart,
};
