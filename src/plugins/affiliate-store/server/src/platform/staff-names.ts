import type { Core } from '@strapi/strapi';
import type { Locale } from '../../../contracts/primitives';
import { sql } from './transaction';

interface StaffRow {
  id: number;
  firstname: string | null;
  lastname: string | null;
  email: string;
}

/** The administrator an actor such as `staff:3` stands for; null for everyone else. */
export const staffIdOf = (actor: string): number | null => {
  const found = /^staff:(\d+)$/.exec(actor);
  return found?.[1] === undefined ? null : parseInt(found[1], 10);
};

/** Names of administrators by id; one who was deleted is missing. */
export const staffNames = async (strapi: Core.Strapi, ids: readonly number[]): Promise<ReadonlyMap<number, string>> => {
  if (ids.length === 0) return new Map();
  const rows = (await sql(strapi)('admin_users')
    .select('id', 'firstname', 'lastname', 'email')
    .whereIn('id', [...ids])) as StaffRow[];
  return new Map(rows.map((row) => [Number(row.id), [row.firstname, row.lastname].filter(Boolean).join(' ') || row.email]));
};

/** Tells who an actor is in words staff knows: the name of an administrator, else the actor as it stands. */
export const namesOfActors = async (strapi: Core.Strapi, actors: readonly string[]): Promise<(actor: string) => string> => {
  const ids = actors.flatMap((actor) => staffIdOf(actor) ?? []);
  const names = await staffNames(strapi, [...new Set(ids)]);
  return (actor) => names.get(staffIdOf(actor) ?? -1) ?? actor;
};

/** Administrators who can sign in, by name. */
export const activeStaff = async (strapi: Core.Strapi): Promise<ReadonlyArray<{ readonly id: number; readonly name: string }>> => {
  const rows = (await sql(strapi)('admin_users')
    .select('id')
    .where({ is_active: true })
    .where((any) => void any.where({ blocked: false }).orWhereNull('blocked'))) as Array<{ id: number }>;
  const names = await staffNames(
    strapi,
    rows.map(({ id }) => Number(id)),
  );
  return [...names].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name) || a.id - b.id);
};

/** The first super admin who can sign in: whom the shop turns to where nobody else is meant; null where there is none. */
export const firstOwner = async (strapi: Core.Strapi): Promise<number | null> => {
  const row = (await sql(strapi)('admin_users as u')
    .select('u.id')
    .join('admin_users_roles_lnk as ur', 'ur.user_id', 'u.id')
    .join('admin_roles as r', 'r.id', 'ur.role_id')
    .where({ 'r.code': 'strapi-super-admin', 'u.is_active': true })
    .where((any) => void any.where({ 'u.blocked': false }).orWhereNull('u.blocked'))
    .orderBy('u.id')
    .first()) as { id: number } | undefined;
  return row ? Number(row.id) : null;
};

/** Of some addresses (in small letters) those of administrators who can sign in, in their order, by number. */
export const activeStaffByEmail = async (strapi: Core.Strapi, emails: readonly string[]): Promise<readonly number[]> => {
  if (emails.length === 0) return [];
  const rows = (await sql(strapi)('admin_users')
    .select('id', 'email')
    .whereIn('email', [...emails])
    .where({ is_active: true })
    .where((any) => void any.where({ blocked: false }).orWhereNull('blocked'))) as Array<{ id: number; email: string }>;
  return emails.flatMap((email) => rows.filter((row) => row.email === email).map(({ id }) => Number(id)));
};

const PANEL_LANGUAGES: Readonly<Record<string, Locale>> = { fr: 'fr', es: 'es', ar: 'ar', 'pt-BR': 'pt-BR' };

/** Where an administrator who can sign in is written to, and in which language; null for everybody else. */
export const staffMailbox = async (
  strapi: Core.Strapi,
  id: number,
): Promise<{ readonly email: string; readonly language: Locale } | null> => {
  const row = (await sql(strapi)('admin_users')
    .select('email', 'prefered_language')
    .where({ id, is_active: true })
    .where((any) => void any.where({ blocked: false }).orWhereNull('blocked'))
    .first()) as { email: string; prefered_language: string | null } | undefined;
  return row ? { email: row.email, language: PANEL_LANGUAGES[row.prefered_language ?? ''] ?? 'en' } : null;
};

/** Administrators who can sign in and hold a permission of the store by one of their roles, by number. */
export const staffWhoMay = async (strapi: Core.Strapi, permission: string): Promise<readonly number[]> => {
  const rows = (await sql(strapi)('admin_users as u')
    .distinct('u.id')
    .join('admin_users_roles_lnk as ur', 'ur.user_id', 'u.id')
    .join('admin_permissions_role_lnk as pr', 'pr.role_id', 'ur.role_id')
    .join('admin_permissions as p', 'p.id', 'pr.permission_id')
    .where({ 'p.action': `plugin::affiliate-store.${permission}`, 'u.is_active': true })
    .where((any) => void any.where({ 'u.blocked': false }).orWhereNull('u.blocked'))
    .orderBy('u.id')) as Array<{ id: number }>;
  return rows.map(({ id }) => Number(id));
};
