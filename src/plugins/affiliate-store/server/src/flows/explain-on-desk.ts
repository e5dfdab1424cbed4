import type { Core } from '@strapi/strapi';
import type { explainAmount } from '../../../contracts/admin';
import type { Input } from '../../../contracts/endpoint';
import type { Explanation } from '../../../contracts/primitives';
import { ledger, ledgerFailures } from '../capabilities/ledger/service';
import { orders } from '../capabilities/orders/service';
import type { Failure } from '../kernel/failure';
import { failed, ok, type Outcome } from '../kernel/outcome';
import { evidenceOf, explainAccount, explainCommission, explainLine, explainShare, explainSum, type OrderEvidence } from './explain-amount';
import { explainFigure, explainFinding, explainPayout, explainRun } from './explain-figures';
import { FEE_KEY } from './show-split';

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

const WHY: Readonly<Record<Asked['of'], (strapi: Core.Strapi, id: string, part: string) => Promise<Explanation | null>>> = {
  journal_line: whyLine,
  account: (strapi, address, currency) => explainAccount(strapi, address, currency.toUpperCase()),
  commission: (strapi, publicId) => explainCommission(strapi, publicId, null),
  order_share: whyShare,
  order_sum: whySum,
  figure: explainFigure,
  payout: explainPayout,
  payout_run: explainRun,
  finding: explainFinding,
};

/** Why any amount on the desk is what it is. */
export const explainOnDesk = async (strapi: Core.Strapi, { of, id, part = '' }: Asked): Promise<Outcome<Explanation, Failure>> => {
  const explained = await WHY[of](strapi, id, part);
  return explained ? ok(explained) : failed(ledgerFailures.because('NOTHING_TO_EXPLAIN'));
};
