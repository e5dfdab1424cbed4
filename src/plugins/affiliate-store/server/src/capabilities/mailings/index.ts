import type { Core } from '@strapi/strapi';
import type { Capability } from '../../platform/assemble';
import { adminMailings } from './http/admin-controller';
import { enrolmentsController } from './http/public-controller';
import { writeMailingJob } from './jobs/write-mailing';
import { permissions } from './permissions';
import { mailingsService } from './service';
import { mailingRecipients, mailingsTable } from './tables/mailing';

/** Manifest of the room; README.md says what it owns. */
export const mailingsRoom: Capability = {
  name: 'mailings',
  tables: [mailingsTable, mailingRecipients],
  controllers: [adminMailings, enrolmentsController],
  jobs: [writeMailingJob],
  permissions,
  services: { mailings: ({ strapi }: { strapi: Core.Strapi }) => mailingsService(strapi) },
};
