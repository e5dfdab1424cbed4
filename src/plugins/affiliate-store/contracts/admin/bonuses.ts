import { z } from 'zod';
import { bonusDecision, bonusFileAddress, bonusState, bonusTerms, reviewedBonus } from '../bonuses';
import { endpoint } from '../endpoint';
import { cursor, pageSize } from '../primitives';

const READ = 'admin:affiliates.read';
const MANAGE = 'admin:affiliates.manage';

/** A bonus as the desk lists it. */
export const adminBonusRow = reviewedBonus.extend({ affiliateId: z.string() });
export type AdminBonusRow = z.output<typeof adminBonusRow>;

const byId = z.strictObject({ id: z.string().min(1).max(64) });

export const listAdminBonuses = endpoint({
  id: 'adminBonuses.list',
  method: 'GET',
  path: '/bonuses',
  access: READ,
  managed: 'list',
  paginated: true,
  summary: 'What affiliates give to their buyers, newest first.',
  query: z.strictObject({ state: bonusState.optional(), program: z.string().min(1).max(64).optional(), cursor, pageSize }),
  response: z.array(adminBonusRow),
  failures: ['CURSOR_INVALID', 'PROGRAM_NOT_FOUND'],
});
export const readAdminBonus = endpoint({
  id: 'adminBonuses.read',
  method: 'GET',
  path: '/bonuses/:id',
  access: READ,
  managed: 'bonus',
  summary: 'One bonus.',
  params: byId,
  response: adminBonusRow,
  failures: ['BONUS_NOT_FOUND'],
});
export const decideAdminBonus = endpoint({
  id: 'adminBonuses.decide',
  method: 'POST',
  path: '/bonuses/:id/decision',
  access: MANAGE,
  managed: 'bonus',
  summary: 'Approves or declines a bonus, or stops one that is given.',
  params: byId,
  body: bonusDecision,
  response: adminBonusRow,
  failures: ['BONUS_NOT_FOUND', 'BONUS_STATE', 'BONUS_REASON_MISSING'],
});
export const openAdminBonusFile = endpoint({
  id: 'adminBonuses.open',
  method: 'POST',
  path: '/bonuses/:id/file',
  access: READ,
  managed: 'bonus',
  summary: 'A signed address of its file, good for five minutes.',
  params: byId,
  response: bonusFileAddress,
  failures: ['BONUS_NOT_FOUND', 'BONUS_HAS_NO_FILE'],
});
export const readAdminBonusTerms = endpoint({
  id: 'adminBonuses.readTerms',
  method: 'GET',
  path: '/programs/:id/bonus-terms',
  access: READ,
  managed: 'program',
  summary: 'Whether affiliates of a program may give bonuses, and whether somebody looks at them first.',
  params: byId,
  response: bonusTerms,
  failures: ['PROGRAM_NOT_FOUND'],
});
export const changeAdminBonusTerms = endpoint({
  id: 'adminBonuses.changeTerms',
  method: 'PUT',
  path: '/programs/:id/bonus-terms',
  access: MANAGE,
  managed: 'program',
  summary: 'Turns bonuses of affiliates on or off. What was promised before is still given.',
  params: byId,
  body: bonusTerms.strict(),
  response: bonusTerms,
  failures: ['PROGRAM_NOT_FOUND'],
});
