import type { ExplanationStep } from '../../../../contracts/primitives';
import type { OrderSnapshot } from '../../capabilities/orders/service';
import { day, step } from '../ledger/explanation-step';

/** That the price and the split of a payment are those of a change of offer, where the subscription was changed; else nothing. */
export const offerChangeStep = ({ offerChange }: OrderSnapshot, line: OrderSnapshot['lines'][number] | undefined): ExplanationStep[] => {
  if (!offerChange) return [];
  const offer = line?.offerName ?? '';
  const facts = { offer, at: new Date(offerChange.agreedAt).toISOString(), change: offerChange.id };
  return [
    step('OFFER_CHANGED', `Split as agreed on ${day(offerChange.agreedAt)}, when the subscription was changed to ${offer}.`, null, facts),
  ];
};
