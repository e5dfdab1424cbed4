import { z } from 'zod';
import { endpoint } from './endpoint';
import { country, day, moment } from './primitives';

/** Countries of a program somebody holds: exclusively, so that orders from there go by the program's rule, or without that. */
export const territoryView = z.object({
  id: z.string(),
  program: z.string(),
  countries: z.array(z.string()),
  exclusive: z.boolean(),
  from: moment,
  until: moment.nullable(),
  state: z.enum(['coming', 'held', 'over']),
  reason: z.string(),
  /** Why it was ended before; null where it was not. */
  endedBecause: z.string().nullable(),
  /** What becomes of an order from there that another brought, by the terms of the program now; null where it decides nothing. */
  rule: z.enum(['holder', 'shared', 'holder_only']).nullable(),
});
export type TerritoryView = z.output<typeof territoryView>;

const MANAGE = 'admin:affiliates.manage';
const READ = 'admin:affiliates.read';
const id = z.string().min(1).max(64);
const reason = z.string().trim().min(3, 'a reason of a few words').max(500);

export const listTerritories = endpoint({
  id: 'adminTerritories.ofAffiliate',
  method: 'GET',
  path: '/affiliates/:id/territories',
  access: READ,
  managed: 'affiliate',
  summary: 'The territories an affiliate holds, held, or will hold, newest first.',
  params: z.strictObject({ id }),
  response: z.array(territoryView),
  failures: ['AFFILIATE_NOT_FOUND'],
});
export const grantTerritory = endpoint({
  id: 'adminTerritories.grant',
  method: 'POST',
  path: '/affiliates/:id/territories',
  access: MANAGE,
  managed: 'affiliate',
  summary: 'Grants an affiliate countries of their program, from a day on. Two exclusive holders of one country at one time are refused.',
  params: z.strictObject({ id }),
  body: z.strictObject({
    countries: z.array(country).min(1).max(60),
    exclusive: z.boolean(),
    /** Days in UTC: the first, now where none is said, and the last, none for no end. */
    from: day.optional(),
    to: day.optional(),
    reason,
  }),
  response: territoryView,
  failures: ['AFFILIATE_NOT_FOUND', 'TERRITORY_TAKEN', 'TERRITORY_WITHOUT_RULE', 'TERRITORY_DAYS_WRONG'],
});
export const endTerritory = endpoint({
  id: 'adminTerritories.end',
  method: 'POST',
  path: '/affiliates/:id/territories/:territory/end',
  access: MANAGE,
  managed: 'affiliate',
  summary: 'Ends a territory now, for a reason its holder reads. Orders placed before keep what they were decided by.',
  params: z.strictObject({ id, territory: id }),
  body: z.strictObject({ reason }),
  response: territoryView,
  failures: ['TERRITORY_NOT_FOUND', 'TERRITORY_ENDED'],
});
export const listTerritoriesOfProgram = endpoint({
  id: 'adminTerritories.ofProgram',
  method: 'GET',
  path: '/programs/:id/territories',
  access: READ,
  managed: 'everybody',
  summary: 'The territories of a program with who holds them, newest first.',
  params: z.strictObject({ id }),
  response: z.array(territoryView.extend({ holder: z.object({ id: z.string(), name: z.string(), code: z.string() }) })),
  failures: ['PROGRAM_NOT_FOUND'],
});
export const listOwnTerritories = endpoint({
  id: 'partnerTerritories.list',
  method: 'GET',
  path: '/partner/territories',
  access: 'affiliate',
  summary: 'The territories you hold, held, or will hold, newest first.',
  response: z.array(territoryView),
  failures: ['NOT_AN_AFFILIATE'],
});
