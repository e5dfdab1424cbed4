import { CheckCircle, Information, WarningCircle } from '@strapi/icons';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { readAttention } from '../../../../contracts/admin';
import type { AttentionItem } from '../../../../contracts/admin';
import { Day, Loaded, Section, Skeleton, to, useRead, useWords } from '../../shell/kit';

/** Where each thing that waits is dealt with. */
const PLACES: Readonly<Record<AttentionItem['code'], () => string>> = {
  invariant_broken: to.books,
  payouts_frozen: to.books,
  payouts_overdue: to.newPayoutRun,
  payout_runs_waiting: to.payoutRuns,
  adjustments_waiting: to.adjustments,
  reconciliation_open: () => to.reconciliation({ open: 'true' }),
  jobs_dead: () => to.jobs({ state: 'dead' }),
  webhooks_dead: () => to.webhooks({ state: 'dead' }),
  webhooks_parked: () => to.webhooks({ state: 'waiting_parent' }),
  webhook_secret_missing: to.settings,
  orders_in_review: () => to.orders({ flag: 'needsAttention' }),
  refunds_unknown: () => to.orders({ flag: 'refundUnknown' }),
  transfers_awaited: () => to.orders({ flag: 'transferAwaited' }),
  refunds_often: () => to.orders({ flag: 'refundsOften', range: '30d' }),
  shares_cut: () => to.orders({ flag: 'sharesCut', range: '30d' }),
  disputes_open: () => to.disputes({ state: 'waiting' }),
  affiliates_pending: () => to.affiliates({ state: 'pending' }),
  contracts_ending: () => to.affiliates(),
  traffic_quality: () => to.trafficQuality({ warned: 'true' }),
  applications_waiting: () => to.applications({ state: 'in_review' }),
  applications_overdue: () => to.applications({ state: 'in_review' }),
  webhook_endpoints_off: to.webhookEndpoints,
  creators_waiting: () => to.creators({ state: 'in_review' }),
  feedback_new: () => to.feedback({ state: 'new' }),
  questions_open: () => to.helpQuestions({ state: 'open' }),
  messages_waiting: () => to.conversations({ waiting: 'true' }),
  leads_waiting: () => to.leads({ state: 'waiting' }),
  bonuses_waiting: () => to.bonuses({ state: 'in_review' }),
  relay_letters_waiting: () => to.relayLetters({ state: 'waiting' }),
  creative_requests_open: () => to.creativeRequests({ state: 'open' }),
  cases_waiting: () => to.cases({ state: 'open' }),
  suspicions_waiting: () => to.fraud({ state: 'open' }),
  cases_overdue: () => to.cases({ overdue: 'true' }),
  creators_overdue: () => to.creators({ state: 'in_review' }),
  payees_waiting: () => to.payees({ state: 'in_review' }),
  payees_overdue: () => to.payees({ state: 'in_review' }),
  mails_failed: () => to.mails({ state: 'failed' }),
  rates_missing: to.currencies,
  vat_ids_refused: () => to.vatChecks({ state: 'refused' }),
  vat_ids_unverified: () => to.vatChecks({ state: 'waiting' }),
  provider_sandbox: to.settings,
  mail_not_configured: to.settings,
};

const List = styled.ul`
  display: grid;
  gap: 4px 40px;
  grid-template-columns: repeat(auto-fit, minmax(min(36rem, 100%), 1fr));
  li a {
    display: flex;
    align-items: flex-start;
    gap: 12px;
    padding: 8px;
    margin-inline: -8px;
    border-radius: ${({ theme }) => theme.borderRadius};
    color: ${({ theme }) => theme.colors.neutral800};
    text-decoration: none;
    line-height: 1.4;
  }
  li a:hover {
    background: ${({ theme }) => theme.colors.neutral100};
  }
  svg {
    flex: none;
    width: 16px;
    height: 16px;
    margin-block-start: 2px;
  }
  .danger svg path {
    fill: ${({ theme }) => theme.colors.danger600};
  }
  .warning svg path {
    fill: ${({ theme }) => theme.colors.warning600};
  }
  .info svg path {
    fill: ${({ theme }) => theme.colors.neutral500};
  }
  .due {
    margin-inline-start: auto;
    color: ${({ theme }) => theme.colors.neutral600};
    font-size: 1.2rem;
    white-space: nowrap;
  }
`;

const Calm = styled.p`
  display: flex;
  align-items: center;
  gap: 8px;
  color: ${({ theme }) => theme.colors.neutral600};
  svg path {
    fill: ${({ theme }) => theme.colors.success600};
  }
`;

/** One thing that waits, in a sentence, with the place where it is dealt with. */
const Item = ({ item }: { readonly item: AttentionItem }) => {
  const words = useWords();
  return (
    <li className={item.severity}>
      <Link to={PLACES[item.code]()}>
        {item.severity === 'info' ? <Information aria-hidden /> : <WarningCircle aria-hidden />}
        <span>{words(`attention.${item.code}`, { count: item.count })}</span>
        {item.dueAt ? (
          <span className="due">
            {words('attention.due')} <Day at={item.dueAt} />
          </span>
        ) : null}
      </Link>
    </li>
  );
};

/** What waits for a person, without a frame; the home page shows it too. */
export const AttentionItems = () => {
  const words = useWords();
  const query = useRead(readAttention, {}, { refreshMs: 60_000 });
  return (
    <Loaded query={query} skeleton={<Skeleton rows={2} height={32} />}>
      {({ data }) =>
        data.length === 0 ? (
          <Calm>
            <CheckCircle aria-hidden />
            {words('attention.none')}
          </Calm>
        ) : (
          <List>
            {data.map((item) => (
              <Item key={item.code} item={item} />
            ))}
          </List>
        )
      }
    </Loaded>
  );
};

/** What waits for a person, most urgent first. */
export const AttentionList = () => {
  const words = useWords();
  return (
    <Section title={words('attention.title')}>
      <AttentionItems />
    </Section>
  );
};
