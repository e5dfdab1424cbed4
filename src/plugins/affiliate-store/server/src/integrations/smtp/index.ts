import type { Capability } from '../../platform/assemble';
import { mailer } from '../../capabilities/messaging/ports';
import { smtpMailer } from './mailer';
import { smtpSettings } from './settings';

/** Plugs SMTP into the messaging room. */
export const smtp: Capability = {
  name: 'smtp',
  services: { mailer: smtpMailer },
  settings: smtpSettings,
  destroy: (strapi) => mailer(strapi).close(),
};
