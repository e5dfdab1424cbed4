import { table } from '../../../platform/tables';

/**
 * People and sites a program would like to have. `name_key` is what one is known by, an address or else a site, once in a program; times are
 * UTC ms, `next_step_on` is a day of the shop.
 */
export const prospectsTable = table({
  name: 'prospect',
  table: 'afs_prospects',
  columns: {
    public_id: { type: 'string' },
    program_id: { type: 'bigint' },
    name_key: { type: 'string' },
    name: { type: 'string' },
    email: { type: 'string', nullable: true },
    site: { type: 'string', nullable: true },
    state: { type: 'string' },
    // The administrator it was given to; whoever has the program where there is none.
    staff_id: { type: 'bigint', nullable: true },
    next_step: { type: 'string', nullable: true },
    next_step_on: { type: 'string', nullable: true },
    // Who they are once they have applied, and their place once they are in.
    party_id: { type: 'bigint', nullable: true },
    affiliate_id: { type: 'bigint', nullable: true },
    added_by: { type: 'string' },
    added_at: { type: 'bigint' },
    changed_at: { type: 'bigint' },
  },
  unique: [{ columns: ['public_id'] }, { columns: ['program_id', 'name_key'] }],
  indexes: [
    ['state', 'id'],
    ['staff_id', 'id'],
    ['program_id', 'party_id'],
  ],
  checks: {
    known_state: (row) => `${row}state IN ('new', 'contacted', 'opened', 'applied', 'joined', 'declined', 'lost')`,
    step_has_a_day: (row) => `(${row}next_step IS NULL) = (${row}next_step_on IS NULL)`,
  },
});

/** What happened to a prospect and what staff wrote down, in order; gone with the prospect when it is forgotten. */
export const prospectEvents = table({
  name: 'prospect-event',
  table: 'afs_prospect_events',
  columns: {
    prospect_id: { type: 'bigint' },
    kind: { type: 'string' },
    state: { type: 'string', nullable: true },
    actor: { type: 'string' },
    text: { type: 'text', nullable: true },
    at: { type: 'bigint' },
  },
  indexes: [['prospect_id', 'id']],
});

/** Which invite was made for which prospect: whoever comes by it is that prospect, whatever address they use. */
export const prospectInvites = table({
  name: 'prospect-invite',
  table: 'afs_prospect_invites',
  columns: { invite: { type: 'string' }, prospect_id: { type: 'bigint' }, at: { type: 'bigint' } },
  unique: [{ columns: ['invite'] }],
  indexes: [['prospect_id', 'id']],
});

export const prospectTables = [prospectsTable, prospectEvents, prospectInvites];
