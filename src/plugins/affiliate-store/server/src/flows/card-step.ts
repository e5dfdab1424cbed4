import type { ExplanationStep } from '../../../contracts/primitives';
import type { OrderCard } from '../capabilities/orders/service';
import { shown, step } from './explanation-step';

/** Which of two cards was charged what, by which charge; the fee of each is a row of its own. */
export const cardStep = ({ nth, amount, currency, last4, chargeId }: OrderCard): ExplanationStep => {
  const facts = { nth: String(nth), paid: shown(amount, currency), last4: last4 ?? '', charge: chargeId ?? '' };
  return step('CARD', `Card ${nth} of 2, ending in ${facts.last4}, was charged ${facts.paid} of it (${facts.charge}).`, null, facts);
};
