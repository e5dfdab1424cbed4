import type { Capability } from '../../platform/assemble';
import { carry } from '../../platform/portable';
import { adminHelp } from './http/articles-controller';
import { help } from './http/member-controller';
import { adminHelpQuestions } from './http/questions-controller';
import { permissions } from './permissions';
import { helpService } from './service';
import { articleTable, questionTable, voteTable } from './tables/help';

/** Manifest of the room; README.md says what it owns. */
export const helpRoom: Capability = {
  name: 'help',
  tables: [articleTable, voteTable, questionTable],
  portable: [carry(articleTable)],
  services: { help: helpService },
  controllers: [help, adminHelp, adminHelpQuestions],
  permissions,
};
