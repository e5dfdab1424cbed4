import type { Core } from '@strapi/strapi';
import type { Capability } from '../../platform/assemble';
import { carry } from '../../platform/portable';
import { adminStatements } from './http/admin-controller';
import { payeeStatements } from './http/payee-controller';
import { statementCheck } from './http/public-controller';
import { issueStatementsJob, makeUpMonthsCron } from './jobs/issue-statements';
import { permissions } from './permissions';
import { statementsService } from './service';
import { statementSettings } from './settings';
import { statementKeys, statementMonths, statements, statementTables } from './tables/statement';

/** Manifest of the room; README.md says what it owns. */
export const statementsRoom: Capability = {
  name: 'statements',
  tables: statementTables,
  // Public keys go along, or statements could not be checked any more; private ones stay, and the next statement makes a new pair.
  portable: [carry(statementMonths), carry(statements), carry(statementKeys)],
  controllers: [payeeStatements, statementCheck, adminStatements],
  permissions,
  settings: statementSettings,
  jobs: [issueStatementsJob],
  crons: [makeUpMonthsCron],
  services: { statements: ({ strapi }: { strapi: Core.Strapi }) => statementsService(strapi) },
};
