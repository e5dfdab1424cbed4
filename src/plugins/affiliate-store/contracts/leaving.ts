import { z } from 'zod';
import { contractView } from './affiliate-contracts';
import { endpoint } from './endpoint';
import { locale, moment, money } from './primitives';

/** What an end of a contract comes to, before anybody says it. What was earned stays and becomes payable on its day. */
export const leavingView = z.object({
  program: z.string(),
  /** From when on nothing new would count. */
  endsAt: moment,
  /** What is earned in this program and waits for its hold. */
  pending: z.array(money),
  /** Customers bound to the affiliate, and codes of theirs that lower prices: both stay, and bring nothing while no contract holds. */
  customers: z.number().int(),
  coupons: z.number().int(),
});
export type LeavingView = z.output<typeof leavingView>;

const idParams = z.strictObject({ id: z.string().min(1).max(64) });
const ENDS = ['AFFILIATE_NOT_FOUND', 'CONTRACT_BY_DEAL', 'CONTRACT_OVER'] as const;

export const foreseeLeaving = endpoint({
  id: 'contracts.foreseeLeaving',
  method: 'GET',
  path: '/partner/contracts/:id/leaving',
  access: 'affiliate',
  summary: 'What leaving a program would come to: what is earned and waits, customers and codes. Ends nothing.',
  params: idParams,
  response: leavingView,
  failures: ['NOT_AN_AFFILIATE', ...ENDS],
});
export const leaveProgram = endpoint({
  id: 'contracts.leave',
  method: 'POST',
  path: '/partner/contracts/:id/leave',
  access: 'affiliate',
  rateLimit: 30,
  summary: 'Leaves a program at once. What was earned is paid as agreed; nothing new counts; whoever has left may apply again.',
  params: idParams,
  body: z.strictObject({ reason: z.string().trim().max(500).optional(), locale: locale.default('en') }),
  response: contractView,
  failures: ['NOT_AN_AFFILIATE', ...ENDS],
});

const MANAGE = 'admin:affiliates.manage';
const READ = 'admin:affiliates.read';
const said = z.strictObject({ reason: z.string().trim().min(3, 'a reason of a few words').max(500) });

export const foreseeNotice = endpoint({
  id: 'adminContracts.foreseeNotice',
  method: 'GET',
  path: '/affiliates/:id/contract/ending',
  access: READ,
  managed: 'affiliate',
  summary: 'What ending the contract of an affiliate with notice would come to, and when. Ends nothing.',
  params: idParams,
  response: leavingView,
  failures: [...ENDS],
});
export const endContract = endpoint({
  id: 'adminContracts.end',
  method: 'POST',
  path: '/affiliates/:id/contract/end',
  access: MANAGE,
  managed: 'affiliate',
  summary: 'Ends the contract of an affiliate with notice (`affiliates.noticeDays`), for a reason they read by mail and in their portal.',
  params: idParams,
  body: said,
  response: contractView,
  failures: [...ENDS],
});
export const keepContract = endpoint({
  id: 'adminContracts.keep',
  method: 'POST',
  path: '/affiliates/:id/contract/keep',
  access: MANAGE,
  managed: 'affiliate',
  summary: 'Takes a notice back before it is over: the contract holds as long as it would have.',
  params: idParams,
  body: said,
  response: contractView,
  failures: ['AFFILIATE_NOT_FOUND', 'CONTRACT_BY_DEAL', 'CONTRACT_NOT_PARTED'],
});
