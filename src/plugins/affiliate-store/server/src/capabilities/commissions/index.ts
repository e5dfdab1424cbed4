import type { Core } from '@strapi/strapi';
import type { Capability } from '../../platform/assemble';
import { carryType } from '../../platform/portable';
import { commission } from './content-types/commission';
import { studioController } from './http/studio-controller';
import { alignHoldsJob } from './jobs/align-holds';
import { matureCommissionsCron } from './jobs/mature-commissions';
import { commissionsService } from './service';

/** Manifest of the room; README.md says what it owns. */
export const commissionsRoom: Capability = {
  name: 'commissions',
  contentTypes: { commission },
  portable: [carryType('commission', 'afs_commissions', ['ownerUserId'])],
  controllers: [studioController],
  jobs: [alignHoldsJob],
  crons: [matureCommissionsCron],
  services: { commissions: ({ strapi }: { strapi: Core.Strapi }) => commissionsService(strapi) },
};
