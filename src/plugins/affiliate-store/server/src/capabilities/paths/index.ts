import type { Core } from '@strapi/strapi';
import type { Capability } from '../../platform/assemble';
import { carry } from '../../platform/portable';
import { adminPaths, adminWalks } from './http/admin-controller';
import { pathsController } from './http/affiliate-controller';
import { partnerLearning } from './http/learning-controller';
import { certificatesController } from './http/public-controller';
import { pathsService } from './service';
import { certificates } from './tables/certificate';
import { pathMarks, pathVersions, pathWalks, quizTries } from './tables/path';

/** Manifest of the room; README.md says what it owns. */
export const pathsRoom: Capability = {
  name: 'paths',
  tables: [pathVersions, pathWalks, pathMarks, quizTries, certificates],
  portable: [carry(pathVersions), carry(pathWalks), carry(pathMarks), carry(quizTries), carry(certificates)],
  controllers: [adminPaths, adminWalks, pathsController, partnerLearning, certificatesController],
  services: { paths: ({ strapi }: { strapi: Core.Strapi }) => pathsService(strapi) },
};
