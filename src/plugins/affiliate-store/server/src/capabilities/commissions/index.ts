import type { Core } from '@strapi/strapi';
import type { Capability } from '../../platform/assemble';
import { commission } from './content-types/commission';
import { commissionsService } from './service';

/** Manifest of the room; README.md says what it owns. */
export const commissionsRoom: Capability = {
  name: 'commissions',
  contentTypes: { commission },
  services: { commissions: ({ strapi }: { strapi: Core.Strapi }) => commissionsService(strapi) },
};
