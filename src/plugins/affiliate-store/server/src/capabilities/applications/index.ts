import type { Core } from '@strapi/strapi';
import type { Capability } from '../../platform/assemble';
import { carry } from '../../platform/portable';
import { adminApplications } from './http/admin-controller';
import { applicationsController } from './http/applicant-controller';
import { adminInvites } from './http/invites-controller';
import { programsController } from './http/public-controller';
import { sendJoinLinkJob } from './jobs/send-join-link';
import { permissions } from './permissions';
import { applicationsService } from './service';
import { applicationEvents, applicationTable } from './tables/application';
import { inviteTable } from './tables/invite';

/** Manifest of the room; README.md says what it owns. */
export const applicationsRoom: Capability = {
  name: 'applications',
  tables: [applicationTable, applicationEvents, inviteTable],
  portable: [carry(applicationTable), carry(applicationEvents)],
  controllers: [programsController, applicationsController, adminApplications, adminInvites],
  jobs: [sendJoinLinkJob],
  permissions,
  services: { applications: ({ strapi }: { strapi: Core.Strapi }) => applicationsService(strapi) },
};
