import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { sql } from '../../../platform/transaction';
import type { HandedIn, Identity } from '../domain/identity';
import type { ConfirmationEventKind, Standing } from '../domain/standing';

type Raw = Record<string, unknown>;

const TABLE = 'afs_confirmations';
const IDENTITIES = 'afs_confirmation_identities';
const EVENTS = 'afs_confirmation_events';
const BEGINNINGS = 'afs_confirmation_beginnings';

/** How one stands, with what it is about. Times UTC ms; `dueOn` is a day of the shop. */
export interface Confirmation extends Standing {
  readonly partyId: number;
  readonly identityId: number | null;
  readonly confirmedIdentityId: number | null;
  readonly handedInAt: number | null;
  readonly dueOn: string | null;
  readonly reason: string | null;
}

/** One thing that happened. */
export interface ConfirmationEvent {
  readonly kind: ConfirmationEventKind;
  readonly actor: string;
  readonly reason: string | null;
  readonly identityId: number | null;
  readonly at: number;
}

const numberOr = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));
const textOr = (value: unknown): string | null => (value === null || value === undefined ? null : String(value as string));

const confirmationOf = (row: Raw): Confirmation => ({
  partyId: Number(row['party_id']),
  state: row['state'] as Confirmation['state'],
  sells: Boolean(row['sells']),
  identityId: numberOr(row['identity_id']),
  confirmedIdentityId: numberOr(row['confirmed_identity_id']),
  handedInAt: numberOr(row['handed_in_at']),
  dueOn: textOr(row['due_on']),
  reason: textOr(row['reason']),
});

const identityOf = (row: Raw): HandedIn => ({
  id: Number(row['id']),
  kind: row['kind'] as Identity['kind'],
  legalName: String(row['legal_name']),
  address: String(row['address']),
  country: String(row['country']),
  taxId: String(row['tax_id']),
  vatId: String(row['vat_id']),
  at: Number(row['at']),
});

/** How parties stand; who is not in it is unknown. */
export const findConfirmations = async (strapi: Core.Strapi, partyIds: readonly number[]): Promise<ReadonlyMap<number, Confirmation>> => {
  if (partyIds.length === 0) return new Map();
  const rows = (await sql(strapi)(TABLE).whereIn('party_id', [...partyIds])) as Raw[];
  return new Map(rows.map(confirmationOf).map((one) => [one.partyId, one]));
};

/** Writes how a party stands now; its party is locked by the caller. */
export const keepConfirmation = async (strapi: Core.Strapi, kept: Confirmation): Promise<void> => {
  const row = {
    party_id: kept.partyId,
    state: kept.state,
    sells: kept.sells,
    identity_id: kept.identityId,
    confirmed_identity_id: kept.confirmedIdentityId,
    handed_in_at: kept.handedInAt,
    due_on: kept.dueOn,
    reason: kept.reason,
    changed_at: now(),
  };
  await sql(strapi)(TABLE).insert(row).onConflict('party_id').merge();
};

export const insertIdentity = async (strapi: Core.Strapi, partyId: number, said: Identity, by: string): Promise<number> => {
  const row = {
    party_id: partyId,
    kind: said.kind,
    legal_name: said.legalName,
    address: said.address,
    country: said.country,
    tax_id: said.taxId,
    vat_id: said.vatId,
    at: now(),
    by,
  };
  const [inserted] = (await sql(strapi)(IDENTITIES).insert(row).returning('id')) as Array<{ id: number | string }>;
  return Number(inserted?.id);
};

export const findIdentity = async (strapi: Core.Strapi, id: number | null): Promise<HandedIn | null> => {
  if (id === null) return null;
  const row = (await sql(strapi)(IDENTITIES).where({ id }).first()) as Raw | undefined;
  return row ? identityOf(row) : null;
};

/** Writes down what happened; answers its number. */
export const insertEvent = async (strapi: Core.Strapi, partyId: number, event: Omit<ConfirmationEvent, 'at'>): Promise<number> => {
  const { kind, actor, reason, identityId } = event;
  const row = { party_id: partyId, kind, actor, reason, identity_id: identityId, at: now() };
  const [inserted] = (await sql(strapi)(EVENTS).insert(row).returning('id')) as Array<{ id: number | string }>;
  return Number(inserted?.id);
};

/** What happened to one, oldest first. */
export const findEvents = async (strapi: Core.Strapi, partyId: number): Promise<readonly ConfirmationEvent[]> =>
  ((await sql(strapi)(EVENTS).where({ party_id: partyId }).orderBy('id')) as Raw[]).map((row) => ({
    kind: row['kind'] as ConfirmationEventKind,
    actor: String(row['actor']),
    reason: textOr(row['reason']),
    identityId: numberOr(row['identity_id']),
    at: Number(row['at']),
  }));

/** Those that wait for staff, by party, with the day they are due. */
export const findWaiting = async (strapi: Core.Strapi): Promise<readonly Confirmation[]> =>
  ((await sql(strapi)(TABLE).where({ state: 'in_review' }).orderBy(['due_on', 'id'])) as Raw[]).map(confirmationOf);

/** Marks that confirmations have begun here; true for the one that did it. In the unit that does what the beginning asks for. */
export const begin = async (strapi: Core.Strapi, of: 'confirmations' | 'payees' = 'confirmations'): Promise<boolean> => {
  const row = { name: of, at: now() };
  const made: unknown[] = await sql(strapi)(BEGINNINGS).insert(row).onConflict('name').ignore().returning('id');
  return made.length > 0;
};

/** Everybody of whom something is kept. */
export const findEveryone = async (strapi: Core.Strapi): Promise<readonly Confirmation[]> =>
  ((await sql(strapi)(TABLE).orderBy('id')) as Raw[]).map(confirmationOf);
