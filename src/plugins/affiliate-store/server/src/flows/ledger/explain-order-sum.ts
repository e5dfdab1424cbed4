import type { Explanation, ExplanationStep } from '../../../../contracts/primitives';
import { percent } from '../../capabilities/commissions/service';
import type { OrderBooks } from '../../capabilities/commissions/service';
import { cardStep, creditStep } from '../checkout/card-step';
import { convertedStep, type OrderEvidence } from './explain-amount';
import { shown, step, view } from './explanation-step';
import { offerChangeStep } from '../subscriptions/offer-change-step';
import { taxSourceSteps } from '../taxes/tax-source-step';
import { vatProofSteps } from '../taxes/vat-proof-step';

const SUM_PARTS = ['gross', 'tax', 'payment_fee', 'refunded', 'disputed', 'net'] as const;
/** A row of an order's sum. */
export type SumPart = (typeof SUM_PARTS)[number];

/** What the coupon took off, and by which promise. */
const couponStep = ({ coupon, lines, currency }: OrderEvidence['snapshot']): readonly ExplanationStep[] => {
  const off = lines.reduce((sum, line) => sum + (line.discount ?? 0), 0);
  if (!coupon || off === 0) return [];
  const promised =
    coupon.reduction.kind === 'percent' ? percent(coupon.reduction.basisPoints) : shown(coupon.reduction.amounts[currency] ?? 0, currency);
  return [step('COUPON', `Coupon ${coupon.code}: ${promised} off.`, view(-off, currency), { code: coupon.code, reduction: promised })];
};

const nameOfLine = ({ lines }: OrderEvidence['snapshot'], line: number): string =>
  lines.find((each) => each.line === line)?.productName ?? String(line);

const refundStep = (
  { id: refund, amount, lines, toCredit }: OrderBooks['refunds'][number],
  snapshot: OrderEvidence['snapshot'],
): ExplanationStep => {
  const [back, gone] = [shown(amount, snapshot.currency), view(-amount, snapshot.currency)];
  if (toCredit) return step('REFUND_TO_CREDIT', `Refund ${refund} gave ${back} back to store credit.`, gone, { refund });
  if (!lines) return step('REFUND', `Refund ${refund} gave ${back} back.`, gone, { refund });
  const products = lines.map(({ line }) => nameOfLine(snapshot, line)).join(', ');
  return step('REFUND_OF_LINES', `Refund ${refund} gave ${back} back for ${products}.`, gone, { refund, products });
};

const taxSteps = (snapshot: OrderEvidence['snapshot'], { shares, currency }: OrderBooks): ExplanationStep[] => {
  const { lines, taxRateBasisPoints, country } = snapshot;
  const back = shares.reduce((sum, share) => sum + (share.role === 'tax' ? share.reversed : 0), 0);
  const owed = lines.map((line) => {
    const rate = line.taxRateBasisPoints ?? taxRateBasisPoints;
    const text = `Tax within ${shown(line.gross, currency)} at ${percent(rate)} for ${country}.`;
    return step('LINE_TAX', text, view(-line.tax, currency), { country, rate: String(rate) });
  });
  const because = [...taxSourceSteps(snapshot), ...vatProofSteps(snapshot)];
  if (back === 0) return [...owed, ...because];
  const text = `${shown(back, currency)} of it is no longer owed, because money went back to the buyer.`;
  return [...owed, ...because, step('TAX_BACK', text, view(back, currency), {})];
};

const stepsOfSum = ({
  snapshot,
  books,
  cards = [],
}: OrderEvidence): Readonly<Record<Exclude<SumPart, 'net'>, readonly ExplanationStep[]>> => {
  const { currency } = books;
  const withdrawn = books.disputes.filter((row) => row.withdrawal !== null);
  return {
    gross: [
      ...snapshot.lines.flatMap((line) => [
        step('LINE', `${line.productName}: ${line.offerName}.`, view(line.gross + (line.discount ?? 0), currency), {
          product: line.productName,
          offer: line.offerName,
        }),
        ...offerChangeStep(snapshot, line),
        ...convertedStep(snapshot, line),
      ]),
      ...couponStep(snapshot),
      ...cards.map(cardStep),
      ...creditStep(books),
    ],
    tax: taxSteps(snapshot, books),
    payment_fee: books.fees.map((fee) =>
      step('FEE', `The payment provider kept ${shown(fee.amount, currency)} (${fee.txn}).`, view(-fee.amount, currency), { txn: fee.txn }),
    ),
    refunded: books.refunds.filter((row) => row.state === 'succeeded').map((row) => refundStep(row, snapshot)),
    disputed: withdrawn.map((row) => {
      const gone = row.amount + row.fee - row.returned - row.feeReturned;
      return step(
        'DISPUTE',
        `Dispute ${row.dispute} took ${shown(row.amount, currency)} and a fee of ${shown(row.fee, currency)}, and ${shown(row.returned + row.feeReturned, currency)} came back; it is ${row.state}.`,
        view(-gone, currency),
        { dispute: row.dispute, state: row.state },
      );
    }),
  };
};

const totalOf = (steps: readonly ExplanationStep[]): number =>
  steps.reduce((sum, each) => sum + parseInt(each.amount?.amount ?? '0', 10), 0);

/** The order's money as a sum, top to bottom: the rows add up to the last. Minor units, signed. */
export const sumOf = (evidence: OrderEvidence): ReadonlyArray<{ readonly part: SumPart; readonly amount: number }> => {
  const steps = stepsOfSum(evidence);
  const rows = (['gross', 'tax', 'payment_fee', 'refunded', 'disputed'] as const).map((part) => ({ part, amount: totalOf(steps[part]) }));
  return [...rows, { part: 'net', amount: rows.reduce((sum, row) => sum + row.amount, 0) }];
};

/** Why a row of an order's sum is what it is; null when there is no such row. */
export const explainSum = (evidence: OrderEvidence, part: string): Explanation | null => {
  const wanted = SUM_PARTS.find((each) => each === part);
  if (!wanted) return null;
  const steps = stepsOfSum(evidence);
  const named =
    wanted === 'net' ? [...steps.gross, ...steps.tax, ...steps.payment_fee, ...steps.refunded, ...steps.disputed] : [...steps[wanted]];
  return {
    title: `${SUM_TITLE[wanted]} of order ${evidence.order.number}`,
    amount: view(totalOf(named), evidence.books.currency),
    steps: named,
  };
};

const SUM_TITLE: Readonly<Record<SumPart, string>> = {
  gross: 'The price',
  tax: 'The tax',
  payment_fee: 'What the payment provider kept',
  refunded: 'Refunds',
  disputed: 'Disputes',
  net: 'What is left',
};
