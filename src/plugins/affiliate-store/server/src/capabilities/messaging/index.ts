import type { Capability } from '../../platform/assemble';
import { shopIdentity } from '../../platform/shop-identity';
import { messagingControllers } from './http';
import { optOutDoor } from './http/opt-outs';
import { mailboxPages } from './http/mailbox-pages';
import { sendMailJob } from './jobs/send-mail';
import { forgetNumbersCron, sendSmsJob } from './jobs/send-sms';
import { checkSmsSender } from './ports';
import { mailboxService } from './actions/mailbox';
import { messagingService } from './service';
import { messagingSettings } from './settings';
import { letterRefusals } from './tables/choice';
import { mails, optOutLinks, optOuts } from './tables/mail';
import { smsMessages, smsNumbers } from './tables/sms';

/** Manifest of the room; README.md says what it owns. */
export const messagingRoom: Capability = {
  name: 'messaging',
  tables: [mails, smsNumbers, smsMessages, optOuts, optOutLinks, letterRefusals],
  services: { messaging: messagingService, mailbox: mailboxService },
  controllers: messagingControllers,
  jobs: [sendMailJob, sendSmsJob],
  crons: [forgetNumbersCron],
  settings: [...messagingSettings, ...shopIdentity],
  register: (strapi) => {
    checkSmsSender(strapi);
    strapi.server.use(mailboxPages(strapi));
    strapi.server.use(optOutDoor(strapi));
  },
};
