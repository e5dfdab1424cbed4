import { Badge } from '@strapi/design-system';
import { SubNav } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';
import { readAttention, readClock } from '../../../contracts/admin';
import type { AttentionItem } from '../../../contracts/admin';
import { to, useHolds, useMay, useRead, useWords } from '../shell/kit';
import type { StorePermission, Word } from '../shell/kit';

interface Entry {
  readonly word: Word;
  readonly place: string;
  readonly permission: StorePermission;
  readonly counts?: readonly AttentionItem['code'][];
  /** Only where the clock may be moved. */
  readonly ofADemo?: true;
}

const SECTIONS: ReadonlyArray<{ readonly word: Word; readonly entries: readonly Entry[] }> = [
  {
    word: 'nav.sell',
    entries: [
      { word: 'overview.title', place: to.overview(), permission: 'overview.read' },
      { word: 'orders.title', place: to.orders(), permission: 'orders.read', counts: ['orders_in_review', 'transfers_awaited'] },
      { word: 'subscriptions.title', place: to.subscriptions(), permission: 'subscriptions.read' },
      { word: 'coupons.title', place: to.coupons(), permission: 'coupons.read' },
      { word: 'currencies.title', place: to.currencies(), permission: 'currencies.read', counts: ['rates_missing'] },
      { word: 'invoices.title', place: to.invoices(), permission: 'invoices.read' },
      { word: 'vat.title', place: to.vatChecks(), permission: 'invoices.read', counts: ['vat_ids_refused', 'vat_ids_unverified'] },
      {
        word: 'creators.title',
        place: to.creators(),
        permission: 'confirmations.read',
        counts: ['creators_waiting', 'creators_overdue'],
      },
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
      { word: 'affiliates.title', place: to.affiliates(), permission: 'affiliates.read', counts: ['affiliates_pending'] },
      { word: 'reports.title', place: to.reports(), permission: 'affiliates.read', counts: ['traffic_quality'] },
      { word: 'tasks.title', place: to.affiliateTasks(), permission: 'affiliates.notes' },
      { word: 'rates.title', place: to.rates(), permission: 'affiliates.read' },
      { word: 'creatives.title', place: to.creatives(), permission: 'creatives.read' },
      {
        word: 'creativeRequests.title',
        place: to.creativeRequests(),
        permission: 'creatives.read',
        counts: ['creative_requests_open'],
      },
      { word: 'bonuses.title', place: to.bonuses(), permission: 'affiliates.read', counts: ['bonuses_waiting'] },
      { word: 'deals.title', place: to.deals(), permission: 'affiliates.read' },
      { word: 'cases.title', place: to.cases(), permission: 'cases.read', counts: ['cases_waiting', 'cases_overdue'] },
      { word: 'conversations.title', place: to.conversations(), permission: 'affiliates.messages', counts: ['messages_waiting'] },
      { word: 'news.title', place: to.news(), permission: 'news.read' },
      { word: 'feedback.title', place: to.feedback(), permission: 'feedback.read', counts: ['feedback_new'] },
      { word: 'help.title', place: to.helpArticles(), permission: 'help.read' },
      { word: 'questions.title', place: to.helpQuestions(), permission: 'help.answer', counts: ['questions_open'] },
      { word: 'imports.title', place: to.imports(), permission: 'imports.manage' },
      { word: 'leads.title', place: to.leads(), permission: 'paid-events.read' },
      { word: 'eventEarnings.title', place: to.eventEarnings(), permission: 'paid-events.read' },
      { word: 'joint.title', place: to.jointCampaigns(), permission: 'joint.read' },
      { word: 'relay.title', place: to.relayLetters(), permission: 'relay.read', counts: ['relay_letters_waiting'] },
      { word: 'contests.title', place: to.contests(), permission: 'contests.read' },
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
      { word: 'settings.title', place: to.settings(), permission: 'settings.read' },
      { word: 'audit.title', place: to.audit(), permission: 'audit.read' },
      { word: 'timeMachine.title', place: to.clock(), permission: 'clock.advance', ofADemo: true },
    ],
  },
];

/** The first page an administrator may open; null for whoever may open none. */
export const useFirstPage = (): string | null => {
  const [section] = useSections();
  return section?.entries[0]?.place ?? null;
};

/** How much waits behind an entry. */
const useWaiting = () => {
  const may = useMay('overview.read');
  const items = useRead(readAttention, {}, { enabled: may, refreshMs: 60_000 }).data?.data ?? [];
  return ({ counts = [] }: Entry): number => items.filter(({ code }) => counts.includes(code)).reduce((sum, { count }) => sum + count, 0);
};

type Waiting = ReturnType<typeof useWaiting>;

const NavEntry = ({ entry, waiting }: { readonly entry: Entry; readonly waiting: Waiting }) => {
  const words = useWords();
  const count = waiting(entry);
  return (
    <SubNav.Link
      to={entry.place}
      end={entry.place === to.overview()}
      label={words(entry.word)}
      endAction={
        count > 0 ? (
          <Badge size="S" variant="danger">
            {count}
          </Badge>
        ) : null
      }
    />
  );
};

/** The menu, without what this administrator may not open. */
const useSections = () => {
  const holds = useHolds();
  const may = useMay('overview.read');
  const isDemo = useRead(readClock, {}, { enabled: may }).data?.data.moves === true;
  const isOpen = ({ permission, ofADemo }: Entry): boolean => holds(permission) && (isDemo || !ofADemo);
  return SECTIONS.map((section) => ({ ...section, entries: section.entries.filter(isOpen) })).filter(({ entries }) => entries.length > 0);
};

/** The menu beside the pages. */
export const StoreNav = () => {
  const words = useWords();
  const waiting = useWaiting();
  const sections = useSections();
  return (
    <SubNav.Main aria-label={words('plugin.name')}>
      <SubNav.Header label={words('plugin.name')} />
      <SubNav.Content>
        <SubNav.Sections>
          {sections.map((section) => (
            <SubNav.Section key={section.word} label={words(section.word)}>
              {section.entries.map((entry) => (
                <NavEntry key={entry.place} entry={entry} waiting={waiting} />
              ))}
            </SubNav.Section>
          ))}
        </SubNav.Sections>
      </SubNav.Content>
    </SubNav.Main>
  );
};

const Strip = styled.nav`
  display: none;
  @media (max-width: 767px) {
    display: flex;
    gap: 4px;
    overflow-x: auto;
    padding: 8px 16px;
    background: ${({ theme }) => theme.colors.neutral0};
    border-block-end: 1px solid ${({ theme }) => theme.colors.neutral150};
    scrollbar-width: none;
  }
  a {
    flex: none;
    padding: 6px 12px;
    border-radius: 14px;
    font-size: 1.4rem;
    color: ${({ theme }) => theme.colors.neutral800};
    text-decoration: none;
  }
  a.active {
    background: ${({ theme }) => theme.colors.primary100};
    color: ${({ theme }) => theme.colors.primary700};
    font-weight: 500;
  }
`;

/** The same menu on a phone: one line above the page that can be pushed sideways. */
export const NavStrip = () => {
  const words = useWords();
  const entries = useSections().flatMap((section) => section.entries);
  return (
    <Strip aria-label={words('plugin.name')}>
      {entries.map((entry) => (
        <NavLink key={entry.place} to={entry.place} end={entry.place === to.overview()}>
          {words(entry.word)}
        </NavLink>
      ))}
    </Strip>
  );
};
