import type { ExplanationStep } from '../../../../contracts/primitives';
import type { OrderBooks } from '../../capabilities/commissions/service';
import type { OrderCard } from '../../capabilities/orders/service';
import { shown, step } from '../ledger/explanation-step';

/** Which of two cards was charged what, by which charge; the fee of each is a row of its own. */
export const cardStep = ({ nth, amount, currency, last4, chargeId }: OrderCard): ExplanationStep => {
  const facts = { nth: String(nth), paid: shown(amount, currency), last4: last4 ?? '', charge: chargeId ?? '' };
  return step('CARD', `Card ${nth} of 2, ending in ${facts.last4}, was charged ${facts.paid} of it (${facts.charge}).`, null, facts);
};

/** What of the price store credit paid; the rest, if any, was cash. */
export const creditStep = ({ credit, currency }: OrderBooks): readonly ExplanationStep[] => {
  if (!credit) return [];
  const paid = shown(credit.amount, currency);
  return [step('PAID_WITH_CREDIT', `${paid} of it was paid with store credit.`, null, { paid })];
};
