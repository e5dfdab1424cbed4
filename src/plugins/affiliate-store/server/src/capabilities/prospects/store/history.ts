import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { sql } from '../../../platform/transaction';
import type { ProspectState } from '../domain/prospect-state';

const EVENTS = 'afs_prospect_events';
const INVITES = 'afs_prospect_invites';

/** What happened: `moved` into a state, by hand or by what they did; the rest says what it is. */
export type ProspectEventKind = 'added' | 'imported' | 'moved' | 'note' | 'invited' | 'planned' | 'given' | 'changed';

export interface ProspectEvent {
  readonly kind: ProspectEventKind;
  /** The state it came into; null where it stayed. */
  readonly state: ProspectState | null;
  readonly actor: string;
  readonly text: string | null;
  readonly at: number;
}

export const tellOfProspect = async (
  strapi: Core.Strapi,
  prospectId: number,
  { kind, actor, state = null, text = null }: Pick<ProspectEvent, 'kind' | 'actor'> & Partial<Pick<ProspectEvent, 'state' | 'text'>>,
): Promise<void> => {
  await sql(strapi)(EVENTS).insert({ prospect_id: prospectId, kind, state, actor, text, at: now() });
};

/** What happened to a prospect, the newest first. */
export const historyOfProspect = async (strapi: Core.Strapi, prospectId: number, limit: number): Promise<readonly ProspectEvent[]> =>
  ((await sql(strapi)(EVENTS).where({ prospect_id: prospectId }).orderBy('id', 'desc').limit(limit)) as Array<Record<string, unknown>>).map(
    (row) => ({
      kind: row['kind'] as ProspectEventKind,
      state: (row['state'] ?? null) as ProspectState | null,
      actor: String(row['actor']),
      text: row['text'] == null ? null : String(row['text'] as string),
      at: Number(row['at']),
    }),
  );

/** Says whom an invite was made for. */
export const bindInvite = async (strapi: Core.Strapi, prospectId: number, invite: string): Promise<void> => {
  await sql(strapi)(INVITES).insert({ invite, prospect_id: prospectId, at: now() }).onConflict('invite').ignore();
};

/** The newest invite made for a prospect, by its public id; null where there is none. */
export const newestInvite = async (strapi: Core.Strapi, prospectId: number): Promise<string | null> => {
  const row = (await sql(strapi)(INVITES).where({ prospect_id: prospectId }).orderBy('id', 'desc').first()) as
    | { invite: string }
    | undefined;
  return row?.invite ?? null;
};
