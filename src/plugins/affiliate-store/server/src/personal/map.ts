import type { PersonalMap } from '../platform/personal';
import { ofBuyers } from './of-buyers';
import { ofPartners } from './of-partners';

const KEYS = 'keys and places of this installation';
const SHOP = 'what the shop decided, about nobody';
const SUMS = 'sums of everybody';
const NUMBERS = 'amounts and numbers of rows, about nobody by themselves';

/** Which tables keep something about a person, and which do not. A table in neither fails a test: somebody has to decide. */
export const personalMap: PersonalMap = {
  parts: [...ofBuyers, ...ofPartners],
  others: {
    afs_audit_head: KEYS,
    afs_idempotency_keys: 'answers by the number of who asked, forgotten after a day',
    afs_jobs: 'work that waits for minutes, by numbers; a job that is given up is dropped with the time for traces',
    afs_cron_runs: KEYS,
    afs_settings: SHOP,
    afs_visitor_keys: 'keys of days, deleted after two',
    afs_click_logs: KEYS,
    afs_program_versions: SHOP,
    afs_bonus_terms: SHOP,
    afs_inactivity_rules: SHOP,
    afs_managed_programs: 'administrators of the shop',
    afs_contests: SHOP,
    afs_coupons: 'codes and what they take off; an affiliate or a seller they belong to is a number',
    afs_assets: SHOP,
    afs_offer_seats: NUMBERS,
    afs_site_programs: SHOP,
    afs_creator_methods: SHOP,
    afs_event_cursors: KEYS,
    afs_confirmation_beginnings: KEYS,
    afs_exchange_rates: SHOP,
    afs_tax_rates: SHOP,
    afs_tax_remittances: SHOP,
    afs_daily_totals: SUMS,
    afs_cohort_sums: SUMS,
    afs_paid_days: SUMS,
    afs_document_series: NUMBERS,
    afs_self_billing_series: NUMBERS,
    afs_closed_periods: SUMS,
    afs_ledger_journals: NUMBERS,
    afs_ledger_entries: NUMBERS,
    afs_book_state: KEYS,
    afs_ledger_seals: KEYS,
    afs_ledger_sealed_journals: KEYS,
    afs_mailings: SHOP,
    afs_imports: 'names of files and sums; whom their lines are about is in the lines',
    afs_help_articles: SHOP,
    afs_news: SHOP,
    afs_path_versions: SHOP,
    afs_payment_fees: NUMBERS,
    afs_balance_transactions: NUMBERS,
    afs_reconciliation_runs: SUMS,
    afs_reconciliation_findings: NUMBERS,
    afs_statement_months: KEYS,
    afs_statement_keys: KEYS,
    afs_statement_secrets: KEYS,
    afs_tax_calculations: 'what is due in a place; asked about places and goods, known by a hash of the question',
    afs_person_requests: 'who asked for what when; it is emptied of the person by the erasure it tells of, and of files after their days',
  },
};
