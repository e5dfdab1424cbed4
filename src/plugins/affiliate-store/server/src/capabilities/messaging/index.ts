import type { Capability } from '../../platform/assemble';
import { shopIdentity } from '../../platform/shop-identity';
import { demoMailboxController } from './http/demo-mailbox';
import { mailboxPages } from './http/mailbox-pages';
import { sendMailJob } from './jobs/send-mail';
import { mailboxService } from './actions/mailbox';
import { messagingService } from './service';
import { messagingSettings } from './settings';
import { mails } from './tables/mail';

/** Manifest of the room; README.md says what it owns. */
export const messagingRoom: Capability = {
  name: 'messaging',
  tables: [mails],
  services: { messaging: messagingService, mailbox: mailboxService },
  controllers: [demoMailboxController],
  jobs: [sendMailJob],
  settings: [...messagingSettings, ...shopIdentity],
  register: (strapi) => void strapi.server.use(mailboxPages(strapi)),
};
