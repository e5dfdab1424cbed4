import type { Core } from '@strapi/strapi';
import type { Capability } from '../../platform/assemble';
import { clubController } from './http/club-controller';
import { followUpController } from './http/follow-up-controller';
import { checkoutController } from './http/public-controller';
import { studioMethodsController } from './http/studio-controller';
import { applyNoticeJob, retryParkedJob } from './jobs/apply-notice';
import { checkoutCrons } from './jobs/crons';
import { paymentsProbe, sayWhenSecretIsMissing } from './health';
import { inboxService } from './actions/inbox-desk';
import { checkoutService } from './service';
import { checkoutSettings } from './settings';
import { cardWithdrawals, carts, eventCursors, followUps, inbox, creatorMethods } from './tables/checkout';

/** Manifest of the room; README.md says what it owns. */
export const checkoutRoom: Capability = {
  name: 'checkout',
  tables: [carts, followUps, cardWithdrawals, inbox, eventCursors, creatorMethods],
  services: { checkout: ({ strapi }: { strapi: Core.Strapi }) => checkoutService(strapi), inbox: inboxService },
  controllers: [checkoutController, followUpController, clubController, studioMethodsController],
  jobs: [applyNoticeJob, retryParkedJob],
  crons: checkoutCrons,
  settings: checkoutSettings,
  health: [paymentsProbe],
  bootstrap: sayWhenSecretIsMissing,
};
