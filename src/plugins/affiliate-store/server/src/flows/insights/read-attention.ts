import type { Core } from '@strapi/strapi';
import type { AttentionItem } from '../../../../contracts/admin';
import { affiliates, type AffiliatesService } from '../../capabilities/affiliates/service';
import { bonuses } from '../../capabilities/bonuses/service';
import { checkout, paymentGateway, type CheckoutService, type PaymentGateway } from '../../capabilities/checkout/service';
import { creatives } from '../../capabilities/creatives/service';
import { currencies, type CurrenciesService } from '../../capabilities/currencies/service';
import { feedback } from '../../capabilities/feedback/service';
import { help } from '../../capabilities/help/service';
import { messaging, type MessagingService } from '../../capabilities/messaging/service';
import { orders, type OrdersService } from '../../capabilities/orders/service';
import { paidEvents } from '../../capabilities/paid-events/service';
import { reconciliation, type ReconciliationService } from '../../capabilities/reconciliation/service';
import { talk } from '../../capabilities/talk/service';
import { relay } from '../../capabilities/relay/service';
import { taxes, type TaxesService } from '../../capabilities/taxes/service';
import { webhooks, type WebhooksService } from '../../capabilities/webhooks/service';
import { jobDriver } from '../../platform/jobs';
import { now } from '../../platform/clock';
import { isoOf } from '../../platform/moments';
import { brokenIn, lastAudit } from '../ledger/audit-books';
import { countWaitingPayouts } from '../payouts/count-waiting-payouts';
import { payoutFreeze } from '../ledger/freeze-payouts';
import { refutedSentences } from '../ledger/last-proof';
import { waitingApplicants } from '../applications/read-applications';
import { waitingCases } from '../cases/read-cases';
import { waitingSuspicions } from '../fraud/read-suspicions';
import { waitingFor } from '../confirmations/read-confirmations';
import { countPoorTraffic } from './read-traffic-quality';

/** Who takes part: each room says what waits in it. */
export interface ReadAttentionCast {
  readonly affiliates: Pick<AffiliatesService, 'page' | 'countEnding'>;
  readonly checkout: Pick<CheckoutService, 'inboxCounts'>;
  readonly currencies: Pick<CurrenciesService, 'standings'>;
  readonly gateway: Pick<PaymentGateway, 'hasWebhookSecret' | 'testMode'>;
  readonly messaging: Pick<MessagingService, 'countMails' | 'leavesTheHouse'>;
  readonly orders: Pick<OrdersService, 'count' | 'nextTransferDue' | 'openDisputes'>;
  readonly reconciliation: Pick<ReconciliationService, 'count'>;
  readonly taxes: Pick<TaxesService, 'countDoubts'>;
  readonly webhooks: Pick<WebhooksService, 'countFailing'>;
}

const castOf = (strapi: Core.Strapi): ReadAttentionCast => ({
  affiliates: affiliates(strapi),
  checkout: checkout(strapi),
  currencies: currencies(strapi),
  gateway: paymentGateway(strapi),
  messaging: messaging(strapi),
  orders: orders(strapi),
  reconciliation: reconciliation(strapi),
  taxes: taxes(strapi),
  webhooks: webhooks(strapi),
});

const item = (
  code: AttentionItem['code'],
  severity: AttentionItem['severity'],
  count: number,
  dueAt: number | null = null,
): AttentionItem => ({ code, severity, count, dueAt: dueAt === null ? null : isoOf(dueAt) });
const DAY = 86_400_000;
/** The first of the last thirty days, as the list of orders counts them: what is older needs nobody any more. */
const monthAgo = (): number => Math.floor(now() / DAY) * DAY - 29 * DAY;
const when = (flag: boolean): number => (flag ? 1 : 0);

const ofTheBooks = async (strapi: Core.Strapi): Promise<AttentionItem[]> => {
  const audit = await lastAudit(strapi);
  const broken = audit ? brokenIn(audit).length : 0;
  const refuted = (await refutedSentences(strapi)).length;
  return [
    item('invariant_broken', 'danger', broken + refuted),
    item('payouts_frozen', 'danger', when((await payoutFreeze(strapi)) !== null)),
  ];
};

const ofThePayments = async (cast: ReadAttentionCast): Promise<AttentionItem[]> => {
  const events = await cast.checkout.inboxCounts();
  const disputes = await cast.orders.openDisputes();
  const deadlines = disputes.flatMap((dispute) => dispute.evidenceDueAt ?? []);
  return [
    item('webhook_secret_missing', 'danger', when(!cast.gateway.hasWebhookSecret())),
    item('webhooks_dead', 'danger', events.dead ?? 0),
    item('webhooks_parked', 'warning', events.waiting_parent ?? 0),
    item('reconciliation_open', 'warning', await cast.reconciliation.count({ open: true })),
    item('disputes_open', 'danger', disputes.length, deadlines.length > 0 ? Math.min(...deadlines) : null),
    item('orders_in_review', 'warning', await cast.orders.count({ needsAttention: true, byPartOfEmail: false })),
    item('refunds_unknown', 'warning', await cast.orders.count({ refundUnknown: true, byPartOfEmail: false })),
    item(
      'transfers_awaited',
      'warning',
      await cast.orders.count({ transferAwaited: true, byPartOfEmail: false }),
      await cast.orders.nextTransferDue(),
    ),
    item('shares_cut', 'warning', await cast.orders.count({ sharesCut: true, from: monthAgo(), byPartOfEmail: false })),
    item('refunds_often', 'warning', await cast.orders.count({ refundsOften: true, from: monthAgo(), byPartOfEmail: false })),
    item('provider_sandbox', 'info', when(cast.gateway.testMode())),
  ];
};

const ofThePayouts = async (strapi: Core.Strapi): Promise<AttentionItem[]> => {
  const { runs, adjustments, overdue } = await countWaitingPayouts(strapi);
  return [
    item('payouts_overdue', 'warning', overdue),
    item('payout_runs_waiting', 'warning', runs),
    item('adjustments_waiting', 'warning', adjustments),
  ];
};

const ofTheCreators = async (strapi: Core.Strapi): Promise<AttentionItem[]> => {
  const { waiting, overdue, dueAt } = await waitingFor(strapi, 'creators');
  return [item('creators_overdue', 'danger', overdue, overdue > 0 ? dueAt : null), item('creators_waiting', 'warning', waiting, dueAt)];
};

const ofThePayees = async (strapi: Core.Strapi): Promise<AttentionItem[]> => {
  const { waiting, overdue, dueAt } = await waitingFor(strapi, 'payees');
  return [item('payees_overdue', 'danger', overdue, overdue > 0 ? dueAt : null), item('payees_waiting', 'warning', waiting, dueAt)];
};

const ofTheCases = async (strapi: Core.Strapi): Promise<AttentionItem[]> => {
  const { waiting, overdue, dueAt } = await waitingCases(strapi);
  return [item('cases_overdue', 'danger', overdue, overdue > 0 ? dueAt : null), item('cases_waiting', 'warning', waiting, dueAt)];
};

const ofTheRequests = async (strapi: Core.Strapi): Promise<AttentionItem[]> => [
  item('leads_waiting', 'warning', await paidEvents(strapi).countLeads({ state: 'waiting' })),
  item('bonuses_waiting', 'warning', await bonuses(strapi).count({ state: 'in_review' })),
  item('relay_letters_waiting', 'warning', await relay(strapi).count({ state: 'waiting' })),
  item('creative_requests_open', 'warning', await creatives(strapi).countRequests({ state: 'open' })),
];

const ofTheTalk = async (strapi: Core.Strapi): Promise<AttentionItem[]> => [
  item('messages_waiting', 'warning', await talk(strapi).countConversations({ waiting: true })),
  item('questions_open', 'warning', await help(strapi).countQuestions({ state: 'open' })),
  item('feedback_new', 'warning', await feedback(strapi).count({ state: 'new', place: 'board' })),
];

const ofTheSuspicions = async (strapi: Core.Strapi): Promise<AttentionItem[]> => [
  item('suspicions_waiting', 'warning', await waitingSuspicions(strapi)),
];

const ofTheApplicants = async (strapi: Core.Strapi): Promise<AttentionItem[]> => {
  const { waiting, overdue, dueAt } = await waitingApplicants(strapi);
  return [
    item('applications_overdue', 'danger', overdue, overdue > 0 ? dueAt : null),
    item('applications_waiting', 'warning', waiting, dueAt),
  ];
};

const ofTheRest = async (strapi: Core.Strapi, cast: ReadAttentionCast): Promise<AttentionItem[]> => [
  item('jobs_dead', 'danger', (await jobDriver().counts()).dead),
  item('affiliates_pending', 'warning', (await cast.affiliates.page({ state: 'pending', toApprove: true, limit: 1 })).total),
  item('traffic_quality', 'warning', await countPoorTraffic(strapi)),
  item('contracts_ending', 'info', await cast.affiliates.countEnding()),
  item('webhook_endpoints_off', 'danger', await cast.webhooks.countFailing()),
  item('mails_failed', 'warning', await cast.messaging.countMails({ state: 'failed', limit: 1 })),
  item('vat_ids_refused', 'danger', await cast.taxes.countDoubts('refused')),
  item('vat_ids_unverified', 'warning', await cast.taxes.countDoubts('waiting')),
  item('rates_missing', 'warning', (await cast.currencies.standings(now())).filter(({ standing }) => standing !== 'offered').length),
  item('mail_not_configured', 'info', when(!(await cast.messaging.leavesTheHouse()))),
];

const URGENCY: Readonly<Record<AttentionItem['severity'], number>> = { danger: 0, warning: 1, info: 2 };
const NEVER = '9';

/** What waits for a person, most urgent first: by severity, then by deadline. Empty when nothing does. */
export const readAttentionOf = async (strapi: Core.Strapi, cast: ReadAttentionCast = castOf(strapi)): Promise<AttentionItem[]> => {
  const items = [
    ...(await ofTheBooks(strapi)),
    ...(await ofThePayments(cast)),
    ...(await ofThePayouts(strapi)),
    ...(await ofTheCreators(strapi)),
    ...(await ofThePayees(strapi)),
    ...(await ofTheCases(strapi)),
    ...(await ofTheRequests(strapi)),
    ...(await ofTheTalk(strapi)),
    ...(await ofTheSuspicions(strapi)),
    ...(await ofTheApplicants(strapi)),
    ...(await ofTheRest(strapi, cast)),
  ].filter((each) => each.count > 0);
  return items.sort((a, b) => URGENCY[a.severity] - URGENCY[b.severity] || ((a.dueAt ?? NEVER) < (b.dueAt ?? NEVER) ? -1 : 1));
};
