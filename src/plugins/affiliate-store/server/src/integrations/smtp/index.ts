import type { Core } from '@strapi/strapi';
import type { Capability } from '../../platform/assemble';
import { mailer } from '../../capabilities/messaging/ports';
import { setting } from '../../platform/settings';
import { smtpMailer } from './mailer';
import type { SmtpServer } from './mailer';
import { smtpEncryption, smtpHost, smtpPassword, smtpPort, smtpSettings, smtpUser } from './settings';

const serverOf = async (strapi: Core.Strapi): Promise<SmtpServer> => ({
  host: await setting(strapi, smtpHost),
  port: await setting(strapi, smtpPort),
  user: await setting(strapi, smtpUser),
  pass: await setting(strapi, smtpPassword),
  encryption: await setting(strapi, smtpEncryption),
});

/** Plugs SMTP into the messaging room. */
export const smtp: Capability = {
  name: 'smtp',
  services: { mailer: ({ strapi }: { strapi: Core.Strapi }) => smtpMailer(() => serverOf(strapi)) },
  settings: smtpSettings,
  destroy: (strapi) => mailer(strapi).close(),
};
