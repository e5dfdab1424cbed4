import type { PersonalPart } from '../platform/personal';
import { goes, masked, part, rowsOf, stays } from './part';

const place = { affiliate_id: rowsOf('afs_affiliates') };
const party = { party_id: 'party' } as const;
const figures = (table: string, shows: string): PersonalPart => part('programs', table, place, shows, stays('numbers'));

const programs: readonly PersonalPart[] = [
  part('account', 'afs_parties', { id: 'party' }, 'name email_norm created_at', {
    kind: 'masked',
    to: { name: 'name', email_norm: 'nothing', user_id: 'nothing' },
  }),
  part(
    'programs',
    'afs_affiliates',
    party,
    'name code email program_name state rate_basis_points group_name enrolled_at',
    masked({
      name: 'name',
      code: 'mark',
      code_norm: 'mark',
      email: 'address',
      tags: 'nothing',
      blocked_reason: 'nothing',
      owner_user_id: 'nothing',
    }),
    { hinders: { code: 'APPLICATION_OPEN', column: 'state', values: ['pending'] } },
  ),
  part('programs', 'afs_affiliate_codes', place, 'code created_at retired_at', masked({ code: 'mark', code_norm: 'mark' })),
  part(
    'programs',
    'afs_orders',
    { affiliate_code: rowsOf('afs_affiliate_codes', 'code') },
    'number product_names',
    masked({ affiliate_code: 'same mark' }),
    { onlyNamed: true },
  ),
  part(
    'programs',
    'afs_orders',
    { other_affiliate_code: rowsOf('afs_affiliate_codes', 'code') },
    'number product_names',
    masked({ other_affiliate_code: 'same mark' }),
    { onlyNamed: true },
  ),
  part('programs', 'afs_contract_entries', place, 'kind version rate_basis_points group_name consent at document', stays('agreement')),
  part('programs', 'afs_recruitments', place, 'how at', stays('numbers')),
  part('programs', 'afs_territories', place, 'countries exclusive from_at until_at', stays('numbers')),
  part(
    'programs',
    'afs_applications',
    party,
    'name email state answers promo_plan applied_at accepted_version accepted_at',
    masked({ name: 'name', email: 'address', answers: 'empty object', promo_plan: 'empty' }),
    { hinders: { code: 'APPLICATION_OPEN', column: 'state', values: ['in_review', 'details_asked'] } },
  ),
  part('programs', 'afs_application_events', { application_id: rowsOf('afs_applications') }, 'kind at', masked({ reason: 'nothing' })),
  part('programs', 'afs_program_invites', { email: 'email' }, 'created_at', goes),
  part('programs', 'afs_prospects', { email: 'email', party_id: 'party' }, 'name email site state added_at', goes),
  part('programs', 'afs_prospect_events', { prospect_id: rowsOf('afs_prospects') }, 'kind text at', goes),
  part('programs', 'afs_prospect_invites', { prospect_id: rowsOf('afs_prospects') }, 'at', goes),
  part(
    'programs',
    'afs_import_lines',
    { party_id: 'party', cells: 'holdsEmail' },
    'kind cells',
    masked({ cells: 'empty list', said: 'nothing', code: 'nothing', live_key: 'nothing' }),
  ),
  part(
    'programs',
    'afs_referrals',
    place,
    'order_number product_name outcome reason occurred_at',
    masked({ affiliate_name: 'name', owner_user_id: 'nothing' }),
  ),
  part('programs', 'afs_own_links', place, 'slug name target sub_id channel created_at', {
    kind: 'masked',
    to: {
      slug: 'mark',
      name: 'empty',
      sub_id: 'nothing',
      channel: 'nothing',
      utm_source: 'nothing',
      utm_campaign: 'nothing',
      utm_content: 'nothing',
    },
  }),
  part('programs', 'afs_partner_sites', party, 'kind url added_at removed_at', goes),
  part('programs', 'afs_link_hosts', party, 'host state created_at', masked({ host: 'mark', token: 'mark', reason: 'nothing' })),
  part('programs', 'afs_certificates', place, 'number name program kind issued_at', masked({ name: 'name' })),
  part('programs', 'afs_path_walks', party, 'opened_at done_at', stays('numbers')),
  part('programs', 'afs_path_marks', place, 'step kind name at', stays('agreement')),
  part('programs', 'afs_quiz_tries', place, 'step number right_count passed begun_at', stays('numbers')),
  part('programs', 'afs_contest_aliases', place, 'alias chosen_at', goes),
  part('programs', 'afs_managed_affiliates', place, '', goes),
  part('programs', 'afs_affiliate_tasks', place, 'text made_at done_at', goes),
  part('programs', 'afs_affiliate_keys', place, 'slot created_at last_used_at ended_at', goes),
  part('programs', 'afs_webhook_endpoints', { ...place, party: 'partyPublicId' }, 'url description events state created_at', goes),
  part('programs', 'afs_webhook_deliveries', { endpoint_id: rowsOf('afs_webhook_endpoints') }, 'event_id state created_at', goes),
  part('programs', 'afs_webhook_deliveries', { payload: 'holdsEmail' }, '', goes, { onlyNamed: true }),
  part('programs', 'afs_news_reads', place, 'news_id read_at', goes),
  figures('afs_affiliate_sales', 'currency amount at returned'),
  figures('afs_tiers_reached', 'tier period reached_at until'),
  figures('afs_inactivity_warnings', 'days warned_at ends_at state'),
  figures('afs_contest_awards', 'rank amount currency at'),
  figures('afs_creative_days', 'day impressions'),
  figures('afs_affiliate_days', 'day clicks counted'),
  figures('afs_visit_days', 'day visits seconds bounced'),
  figures('afs_quality_alerts', 'reason period at'),
  figures('afs_source_days', 'dimension day value clicks'),
  figures('afs_source_sums', 'dimension day value currency sales earned'),
  figures('afs_place_sums', 'day currency'),
  figures('afs_place_moves', 'day currency'),
  figures('afs_postbacks', 'event at'),
  figures('afs_suspicions', 'order_number state opened_at decided_at'),
  figures('afs_relay_stops', 'at lifted_at'),
  figures('afs_joint_campaigns', 'name purpose declared_at ended_at'),
  // Codes may be names, and the log is a chain nobody can change.
  part('programs', 'afs_audit_log', { subject: rowsOf('afs_affiliates', 'document_id', 'affiliate:') }, 'at action', stays('log')),
  part('traces', 'afs_party_networks', party, 'seen_at', goes),
];

/** What they wrote, and what was written about them. */
const words: readonly PersonalPart[] = [
  part('words', 'afs_affiliate_notes', place, 'text at', masked({ text: 'empty' })),
  part('words', 'afs_messages', place, 'side text written_at', goes),
  part('words', 'afs_conversations', place, 'last_at', goes),
  part('words', 'afs_relay_letters', place, 'kind subject body written_at', masked({ subject: 'empty', body: 'empty' })),
  part('words', 'afs_help_questions', { user_id: 'user' }, 'text answer asked_at answered_at', goes),
  part('words', 'afs_help_votes', { user_id: 'user' }, 'article_id helpful at', goes),
  part('words', 'afs_feedback', { author_party_id: 'party' }, 'kind title text state posted_at', stays('numbers')),
  part('words', 'afs_feedback_backers', party, 'at', stays('numbers')),
  part('words', 'afs_creative_requests', place, 'width height purpose state opened_at', masked({ purpose: 'empty' })),
  part('words', 'afs_creative_request_events', { request_id: rowsOf('afs_creative_requests') }, 'kind at', masked({ text: 'nothing' })),
  part('words', 'afs_cases', party, 'kind order_number state opened_at outcome answer decided_at', stays('agreement'), {
    hinders: { code: 'CASE_OPEN', column: 'state', values: ['open', 'waiting_for_partner'] },
  }),
  part('words', 'afs_case_events', { case_id: rowsOf('afs_cases') }, 'kind text at', stays('agreement')),
];

/** What they earned, and how it was paid. */
const money: readonly PersonalPart[] = [
  part(
    'money',
    'afs_commissions',
    party,
    'order_number product_name role state currency amount reversed held earned_at payable_at',
    masked({ party_name: 'name', owner_user_id: 'nothing' }),
  ),
  part('money', 'afs_event_earnings', party, 'kind units amount currency earned_at', stays('books')),
  part('money', 'afs_paid_leads', place, 'at state reason', stays('numbers')),
  part(
    'money',
    'afs_payouts',
    party,
    'state currency amount method_kind method_shown created_on settled_on reference',
    masked({ party_name: 'name', method_shown: 'empty', owner_user_id: 'nothing' }),
    { hinders: { code: 'PAYOUT_UNDER_WAY', column: 'state', values: ['draft', 'requested', 'submitting', 'submitted', 'unknown'] } },
  ),
  part('money', 'afs_payout_items', { payout_id: rowsOf('afs_payouts') }, 'order_number product_name amount', stays('numbers')),
  part('money', 'afs_payout_calls', { payout_id: rowsOf('afs_payouts') }, 'kind state first_at', stays('numbers')),
  part('money', 'afs_payout_runs', { id: rowsOf('afs_payouts', 'run_id') }, '', stays('books')),
  part(
    'money',
    'afs_payout_methods',
    party,
    'kind shown active changed_at',
    masked({ sealed: 'empty', shown: 'empty', fingerprint: 'nothing', active: 'false' }),
  ),
  part('money', 'afs_connect_accounts', party, 'country state opened_at', stays('books')),
  part('money', 'afs_adjustments', party, 'currency kind amount into_currency into_amount rate state made_at', stays('books')),
  part('money', 'afs_forfeiture_notices', party, 'currency amount idle_since noticed_at due_at state', stays('books')),
  part('money', 'afs_ledger_accounts', { owner: 'partyPublicId' }, 'address bucket currency debits credits', stays('books')),
  part('documents', 'afs_statements', party, 'month currency statement issued_at', stays('invoices')),
  part('documents', 'afs_self_billing_agreements', party, 'state name address country vat_id since', stays('agreement')),
  part('documents', 'afs_self_billed_documents', party, 'label month currency total issued_at', stays('invoices')),
  part('documents', 'afs_self_billed_months', party, 'month currency invoiced credited', stays('invoices')),
  part('documents', 'afs_self_billed_orders', party, 'order_number label', stays('invoices')),
];

/** Of those who sell: they are shown it, and end their selling before anything of it goes. */
const selling: readonly PersonalPart[] = [
  part(
    'selling',
    'afs_creators',
    { email: 'email', party_id: 'party' },
    'name handle bio email legal_name legal_address country vat_id',
    stays('identity'),
    { hinders: { code: 'SELLS_HERE', column: 'email', values: [] } },
  ),
  part('selling', 'afs_confirmations', party, 'state sells changed_at', stays('identity')),
  part('selling', 'afs_confirmation_identities', party, 'kind legal_name address country tax_id vat_id at', stays('identity')),
  part('selling', 'afs_confirmation_events', party, 'kind at', stays('identity')),
  part('selling', 'afs_creatives', party, 'kind name subject created_at', stays('numbers')),
  part('selling', 'afs_bonuses', party, 'kind title text created_at', stays('numbers')),
  part('selling', 'afs_deals', { proposer_party_id: 'party' }, 'state message created_at', stays('agreement')),
  part('selling', 'afs_deals', { partner_party_id: 'party' }, 'state created_at', stays('agreement')),
];

/** Everything a partner or a seller leaves. */
export const ofPartners: readonly PersonalPart[] = [...programs, ...words, ...money, ...selling];
