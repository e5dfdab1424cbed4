import type { Core } from '@strapi/strapi';
import type { Capability } from '../../platform/assemble';
import { carry } from '../../platform/portable';
import { afterSchemaSync } from '../../platform/tables';
import { adminSubscriptions } from './http/admin-controller';
import { memberSubscriptions } from './http/member-controller';
import { studioSubscriptions } from './http/studio-controller';
import { endGivenUpCron } from './jobs/end-given-up';
import { boundInstalmentsJob, finishInstalmentsJob, returnSurplusJob } from './jobs/instalments';
import { alignOfferChangeJob, tellUntoldChangesCron } from './jobs/offer-changes';
import { warnOfTrialEndCron } from './jobs/warn-of-trial-end';
import { permissions } from './permissions';
import { subscriptionsService } from './service';
import { subscriptionSettings } from './settings';
import { NAME_OLD_ONES, SELL_OLD_ONES, subscriptionTables } from './tables/subscription';

/** Manifest of the room; README.md says what it owns. */
export const subscriptionsRoom: Capability = {
  name: 'subscriptions',
  tables: subscriptionTables,
  portable: subscriptionTables.map((one) => carry(one)),
  controllers: [adminSubscriptions, memberSubscriptions, studioSubscriptions],
  jobs: [boundInstalmentsJob, finishInstalmentsJob, returnSurplusJob, alignOfferChangeJob],
  crons: [endGivenUpCron, tellUntoldChangesCron, warnOfTrialEndCron],
  permissions,
  settings: subscriptionSettings,
  services: { subscriptions: ({ strapi }: { strapi: Core.Strapi }) => subscriptionsService(strapi) },
  register: (strapi) => afterSchemaSync(strapi, (embedded) => [NAME_OLD_ONES, SELL_OLD_ONES(embedded)]),
};
