import { z } from 'zod';
import { dealPhase } from '../deals';
import { endpoint } from '../endpoint';
import { cursor, moment, pageSize } from '../primitives';

const READ = 'admin:affiliates.read';
const named = z.object({ id: z.string(), name: z.string() });
const side = z.object({
  name: z.string(),
  program: named,
  products: z.array(named),
  /** Their place in the other's program, once the deal is accepted. */
  place: z.object({ id: z.string(), code: z.string() }).nullable(),
});

/** A deal as the desk sees it. */
export const adminDeal = z.object({
  id: z.string(),
  phase: dealPhase,
  proposer: side,
  partner: side,
  creatives: z.array(named),
  rateBasisPoints: z.number().int(),
  noticeDays: z.number().int(),
  endsAt: moment,
  message: z.string().nullable(),
  reason: z.string().nullable(),
  proposedAt: moment,
  answeredAt: moment.nullable(),
});
export type AdminDeal = z.output<typeof adminDeal>;

export const listAdminDeals = endpoint({
  id: 'adminDeals.list',
  method: 'GET',
  path: '/deals',
  access: READ,
  managed: 'everybody',
  paginated: true,
  summary: 'What sellers agreed on about each other’s products, newest first.',
  query: z.strictObject({ state: z.enum(['proposed', 'accepted', 'declined', 'withdrawn']).optional(), cursor, pageSize }),
  response: z.array(adminDeal),
  failures: ['CURSOR_INVALID'],
});
export const readAdminDeal = endpoint({
  id: 'adminDeals.read',
  method: 'GET',
  path: '/deals/:id',
  access: READ,
  managed: 'everybody',
  summary: 'One deal between two sellers.',
  params: z.strictObject({ id: z.string().min(1).max(64) }),
  response: adminDeal,
  failures: ['DEAL_NOT_FOUND'],
});
