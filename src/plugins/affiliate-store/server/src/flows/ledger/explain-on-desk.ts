import type { Core } from '@strapi/strapi';
import type { explainAmount } from '../../../../contracts/admin';
import type { Input } from '../../../../contracts/endpoint';
import type { Explanation } from '../../../../contracts/primitives';
import { ledger, ledgerFailures } from '../../capabilities/ledger/service';
import { orders } from '../../capabilities/orders/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { evidenceOf, explainAccount, explainCommission, explainLine, explainShare, type OrderEvidence } from './explain-amount';
import { explainSum } from './explain-order-sum';
import { explainFigure, explainFinding, explainPayout, explainRun } from './explain-figures';
import { explainList } from './explain-lists';
import { explainEventOnDesk } from '../paid-events/explain-paid-event';
import { explainCohort, explainPlaceFigure } from './explain-places';
import {
  explainCustomer,
  explainDocument,
  explainEntry,
  explainJournal,
  explainStatement,
  explainSubscription,
  explainTrialBalance,
} from './explain-sums';
import { explainInCurrency } from './explain-in-currency';
import { explainSelfBilled } from '../self-billing/read-self-billed';
import { FEE_KEY } from '../commissions/show-split';

type Asked = Input<typeof explainAmount>['query'];

const evidenceByNumber = async (strapi: Core.Strapi, number: string): Promise<OrderEvidence | null> => {
  const order = await orders(strapi).find({ number });
  return order && evidenceOf(strapi, order);
};

const whyShare = async (strapi: Core.Strapi, number: string, key: string): Promise<Explanation | null> => {
  const evidence = await evidenceByNumber(strapi, number);
  if (!evidence) return null;
  if (key === FEE_KEY) return explainSum(evidence, 'payment_fee');
  const share = evidence.books.shares.find((each) => each.key === key);
  return share ? explainShare(evidence, share) : null;
};

const whyLine = async (strapi: Core.Strapi, id: string, line: string): Promise<Explanation | null> => {
  if (!/^\d{1,9}$/.test(id) || !/^\d{1,4}$/.test(line)) return null;
  const journal = await ledger(strapi).journal(parseInt(id, 10));
  return journal && explainLine(strapi, journal, parseInt(line, 10));
};

const whySum = async (strapi: Core.Strapi, number: string, part: string): Promise<Explanation | null> => {
  const evidence = await evidenceByNumber(strapi, number);
  return evidence && explainSum(evidence, part);
};

const whyJournal = async (strapi: Core.Strapi, id: string): Promise<Explanation | null> => {
  const journal = /^\d{1,9}$/.test(id) ? await ledger(strapi).journal(parseInt(id, 10)) : null;
  return journal && explainJournal(journal);
};

type One = Exclude<Asked['of'], 'orders' | 'documents' | 'statements' | 'subscriptions'>;

const WHY: Readonly<Record<One, (strapi: Core.Strapi, id: string, part: string, filters: string) => Promise<Explanation | null>>> = {
  journal: whyJournal,
  journal_line: whyLine,
  account: (strapi, address, currency) => explainAccount(strapi, address, currency.toUpperCase()),
  entry: explainEntry,
  trial_balance: explainTrialBalance,
  commission: (strapi, publicId) => explainCommission(strapi, publicId, null),
  order_share: whyShare,
  order_sum: whySum,
  customer: explainCustomer,
  subscription: explainSubscription,
  document: explainDocument,
  statement: explainStatement,
  self_billed: explainSelfBilled,
  figure: explainFigure,
  in_currency: (strapi, id, part) => explainInCurrency(strapi, id, part),
  place_figure: explainPlaceFigure,
  cohort: explainCohort,
  paid_event: explainEventOnDesk,
  payout: explainPayout,
  payout_run: explainRun,
  finding: explainFinding,
};

const why = (
  strapi: Core.Strapi,
  { of, id, part = '', filters = '' }: Asked,
  may: (permission: string) => boolean,
): Promise<Explanation | null> =>
  of === 'orders' || of === 'documents' || of === 'statements' || of === 'subscriptions'
    ? explainList(strapi, of, { figure: id, currency: part, filters, may })
    : WHY[of](strapi, id, part, filters);

/** Why any amount on the desk is what it is. */
export const explainOnDesk = async (
  strapi: Core.Strapi,
  asked: Asked,
  may: (permission: string) => boolean,
): Promise<Outcome<Explanation, Failure>> => {
  const explained = await why(strapi, asked, may);
  return explained ? ok(explained) : failed(ledgerFailures.because('NOTHING_TO_EXPLAIN'));
};
