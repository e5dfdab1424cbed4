import type { AttentionItem } from '../../../contracts/admin';
import { to } from '../shell/plugin';
import type { StorePermission } from '../shell/permissions';
import type { Word } from '../shell/words';

export interface Entry {
  readonly word: Word;
  readonly place: string;
  readonly permission: StorePermission;
  readonly counts?: readonly AttentionItem['code'][];
  /** Only where the clock may be moved. */
  readonly ofADemo?: true;
}

/** Pages of one concern, in the order they are needed; the first section has no word and is always in sight. */
export interface Section {
  readonly word: Word | null;
  readonly entries: readonly Entry[];
}

export const SECTIONS: readonly Section[] = [
  { word: null, entries: [{ word: 'overview.title', place: to.overview(), permission: 'overview.read' }] },
  {
    word: 'nav.sell',
    entries: [
      { word: 'orders.title', place: to.orders(), permission: 'orders.read', counts: ['orders_in_review', 'transfers_awaited'] },
      { word: 'refunds.title', place: to.refunds(), permission: 'orders.read' },
      { word: 'disputes.title', place: to.disputes(), permission: 'orders.read', counts: ['disputes_open'] },
      { word: 'subscriptions.title', place: to.subscriptions(), permission: 'subscriptions.read' },
      { word: 'coupons.title', place: to.coupons(), permission: 'coupons.read' },
      { word: 'currencies.title', place: to.currencies(), permission: 'currencies.read', counts: ['rates_missing'] },
      { word: 'invoices.title', place: to.invoices(), permission: 'invoices.read' },
      { word: 'taxRates.title', place: to.taxRates(), permission: 'invoices.read' },
      { word: 'taxOwed.title', place: to.taxOwed(), permission: 'invoices.read' },
      { word: 'vat.title', place: to.vatChecks(), permission: 'invoices.read', counts: ['vat_ids_refused', 'vat_ids_unverified'] },
      {
        word: 'creators.title',
        place: to.creators(),
        permission: 'confirmations.read',
        counts: ['creators_waiting', 'creators_overdue'],
      },
      { word: 'payees.title', place: to.payees(), permission: 'confirmations.read', counts: ['payees_waiting', 'payees_overdue'] },
    ],
  },
  {
    word: 'nav.recruit',
    entries: [
      { word: 'programs.title', place: to.programs(), permission: 'affiliates.read' },
      {
        word: 'applications.title',
        place: to.applications(),
        permission: 'applications.read',
        counts: ['applications_waiting', 'applications_overdue'],
      },
      { word: 'prospects.title', place: to.prospects(), permission: 'prospects.manage' },
      { word: 'mailings.title', place: to.mailings(), permission: 'mailings.manage' },
      { word: 'paths.walks', place: to.walks(), permission: 'affiliates.read' },
    ],
  },
  {
    word: 'nav.affiliates',
    entries: [
      { word: 'affiliates.title', place: to.affiliates(), permission: 'affiliates.read', counts: ['affiliates_pending'] },
      { word: 'tasks.title', place: to.affiliateTasks(), permission: 'affiliates.notes' },
      { word: 'conversations.title', place: to.conversations(), permission: 'affiliates.messages', counts: ['messages_waiting'] },
      { word: 'news.title', place: to.news(), permission: 'news.read' },
      { word: 'cases.title', place: to.cases(), permission: 'cases.read', counts: ['cases_waiting', 'cases_overdue'] },
      { word: 'feedback.title', place: to.feedback(), permission: 'feedback.read', counts: ['feedback_new'] },
      { word: 'help.title', place: to.helpArticles(), permission: 'help.read' },
      { word: 'questions.title', place: to.helpQuestions(), permission: 'help.answer', counts: ['questions_open'] },
      { word: 'rates.title', place: to.rates(), permission: 'affiliates.read' },
    ],
  },
  {
    word: 'nav.promote',
    entries: [
      { word: 'creatives.title', place: to.creatives(), permission: 'creatives.read' },
      {
        word: 'creativeRequests.title',
        place: to.creativeRequests(),
        permission: 'creatives.read',
        counts: ['creative_requests_open'],
      },
      { word: 'bonuses.title', place: to.bonuses(), permission: 'affiliates.read', counts: ['bonuses_waiting'] },
      { word: 'deals.title', place: to.deals(), permission: 'affiliates.read' },
      { word: 'joint.title', place: to.jointCampaigns(), permission: 'joint.read' },
      { word: 'relay.title', place: to.relayLetters(), permission: 'relay.read', counts: ['relay_letters_waiting'] },
      { word: 'contests.title', place: to.contests(), permission: 'contests.read' },
    ],
  },
  {
    word: 'nav.results',
    entries: [
      { word: 'reports.title', place: to.reports(), permission: 'affiliates.read', counts: ['traffic_quality'] },
      { word: 'leads.title', place: to.leads(), permission: 'paid-events.read', counts: ['leads_waiting'] },
      { word: 'eventEarnings.title', place: to.eventEarnings(), permission: 'paid-events.read' },
      { word: 'fraud.title', place: to.fraud(), permission: 'fraud.read', counts: ['suspicions_waiting'] },
      { word: 'tester.title', place: to.tester(), permission: 'affiliates.read' },
      { word: 'whatIf.title', place: to.whatIf(), permission: 'affiliates.read' },
    ],
  },
  {
    word: 'nav.money',
    entries: [
      { word: 'runs.title', place: to.payoutRuns(), permission: 'payouts.read', counts: ['payout_runs_waiting'] },
      { word: 'payouts.title', place: to.payouts(), permission: 'payouts.read' },
      { word: 'adjustments.title', place: to.adjustments(), permission: 'payouts.read', counts: ['adjustments_waiting'] },
      { word: 'statements.title', place: to.statements(), permission: 'statements.read' },
      { word: 'selfBilled.title', place: to.selfBilled(), permission: 'statements.read' },
      { word: 'balances.title', place: to.balances(), permission: 'ledger.read' },
      { word: 'ledger.title', place: to.ledger(), permission: 'ledger.read' },
      { word: 'books.title', place: to.books(), permission: 'books.read', counts: ['invariant_broken'] },
      {
        word: 'reconciliation.title',
        place: to.reconciliation(),
        permission: 'reconciliation.read',
        counts: ['reconciliation_open'],
      },
    ],
  },
  {
    word: 'nav.system',
    entries: [
      { word: 'jobs.title', place: to.jobs(), permission: 'jobs.read', counts: ['jobs_dead'] },
      { word: 'webhooks.title', place: to.webhooks(), permission: 'jobs.read', counts: ['webhooks_dead', 'webhooks_parked'] },
      { word: 'hooks.title', place: to.webhookEndpoints(), permission: 'webhooks.read', counts: ['webhook_endpoints_off'] },
      { word: 'mails.title', place: to.mails(), permission: 'mails.read', counts: ['mails_failed'] },
      { word: 'letters.title', place: to.letters(), permission: 'mails.read' },
      { word: 'privacy.title', place: to.personRequests(), permission: 'privacy.export' },
      { word: 'imports.title', place: to.imports(), permission: 'imports.manage' },
      { word: 'settings.title', place: to.settings(), permission: 'settings.read' },
      { word: 'audit.title', place: to.audit(), permission: 'audit.read' },
      { word: 'timeMachine.title', place: to.clock(), permission: 'clock.advance', ofADemo: true },
    ],
  },
];
