import type { Capability } from '../../src/plugins/affiliate-store/server/src/platform/assemble';
import { exportsOf, isRecord, rooms } from './tree';

/** Tables an export of the ledger leaves behind, and why. */
const STAY: Readonly<Record<string, string>> = {
  afs_confirmation_beginnings: 'when confirmations began is a fact of one installation; how each creator stands is carried',
  afs_help_questions: 'asked of this installation, by its accounts',
  afs_help_votes: 'said at this installation, by its accounts',
  afs_managed_affiliates: 'administrators of this installation',
  afs_managed_programs: 'administrators of this installation',
  afs_affiliate_notes: 'words of staff for staff, about people; no part of the books',
  afs_quality_alerts: 'what administrators of this installation were told; another looks for itself',
  afs_affiliate_tasks: 'what administrators of this installation are to do',
  afs_party_networks: 'pseudonyms of partners, deleted with the key of their day',
  afs_visitor_keys: 'pseudonyms of visitors, deleted after two days',
  afs_clicks: 'personal, and gone after their time; decisions hold the touches that were weighed',
  afs_click_logs: 'where a log of this installation stands',
  afs_leads: 'hashed with the key of this installation, and gone when the window of their program is over',
  afs_joint_campaigns: 'what people of this installation agreed on about people of it; no part of the books',
  afs_joint_consents: 'given to this installation; another needs another word',
  afs_joint_views: 'who looked at what at this installation',
  afs_relay_consents: 'whose letters a buyer reads, given to this installation; letters of another site need another word',
  afs_relay_letters: 'words of partners to people, no part of the books',
  afs_relay_deliveries: 'sent is sent',
  afs_relay_stops: 'what buyers reported here, and staff looked at here',
  afs_affiliate_keys: 'sealed with the key of this installation; affiliates make them again',
  afs_paid_days: 'clicks stay here, and so does which of their days are closed',
  afs_postbacks: 'told is told; what it counted is in the decisions',
  afs_payout_methods: 'sealed with the key of this installation; payees state them again',
  afs_connect_accounts: 'accounts at the provider of this installation; payees open them again',
  afs_reconciliation_runs: 'made again by the next comparison',
  afs_reconciliation_findings: 'found again by the next comparison',
  afs_assets: 'files go with the catalogue',
  afs_offer_seats: 'go with the catalogue',
  afs_site_programs: 'goes with the catalogue; orders hold which program a product was in, and by what',
  afs_carts: 'what is not ordered yet',
  afs_follow_ups: 'answered within minutes; the orders that came of it name the order they follow',
  afs_card_withdrawals: 'cards are kept at the provider of this installation; orders hold the consents',
  afs_creator_methods: 'goes with the catalogue; orders hold what was offered',
  afs_webhook_inbox: 'what the provider told is in the rows it made',
  afs_event_cursors: 'where this installation stands with its provider',
  afs_book_state: 'audits and proofs are run again',
  afs_downloads: 'names files of the catalogue',
  afs_mails: 'sent is sent',
  afs_mail_opt_outs: 'given to this installation, about mail of this installation',
  afs_letter_refusals: 'given to this installation, about mail of this installation',
  afs_mail_opt_out_links: 'links of mails of this installation',
  afs_mailings: 'sent is sent',
  afs_mailing_recipients: 'links of mails of this installation',
  afs_sms_numbers: 'given to this installation, to be forgotten by it',
  afs_sms_messages: 'sent is sent',
  afs_webhook_endpoints: 'told by this installation, with secrets sealed with its key',
  afs_webhook_deliveries: 'told is told',
  afs_program_invites: 'open doors of this installation',
  afs_prospects: 'whom administrators of this installation write to; no part of the books',
  afs_prospect_events: 'words of staff for staff, about people; no part of the books',
  afs_prospect_invites: 'open doors of this installation',
  afs_sign_in_links: 'open doors of this installation',
  afs_proven_mailboxes: 'accounts of this installation',
  afs_statement_secrets: 'private keys, sealed with the key of this installation; old statements are checked by the public ones',
  afs_sign_in_guards: 'attempts at this installation',
  afs_person_requests: 'asked of this installation, about what it keeps',
};

const manifests = rooms.flatMap((room) =>
  exportsOf(`${room}/index.ts`).flatMap(([, value]) =>
    isRecord(value) && typeof value['name'] === 'string' ? [value as unknown as Capability] : [],
  ),
);

describe('an export of the ledger', () => {
  const tables = manifests.flatMap((room) => (room.tables ?? []).map(({ table }) => table as string));
  const carried = manifests.flatMap((room) => (room.portable ?? []).map(({ table }) => table));

  test('carries every table, or there is a reason: a new table is decided on here', () => {
    expect(tables.filter((table) => !carried.includes(table) && !(table in STAY))).toEqual([]);
  });

  test('has no reason for a table that is carried, or that is not there', () => {
    expect(Object.keys(STAY).filter((table) => carried.includes(table) || !tables.includes(table))).toEqual([]);
  });

  test('carries no table twice', () => {
    expect(carried.filter((table, n) => carried.indexOf(table) !== n)).toEqual([]);
  });
});
