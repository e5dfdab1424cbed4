import type { ExplanationStep } from '../../../../contracts/primitives';
import type { OrderSnapshot } from '../../capabilities/orders/service';
import { day, step } from '../ledger/explanation-step';

/** What proves that a company owed the tax itself, where an order went without: as the order froze it. */
export const vatProofSteps = ({ company, vatCheck, lines }: OrderSnapshot): ExplanationStep[] => {
  if (!company || !lines.some(({ taxReason }) => taxReason === 'reverse_charge')) return [];
  const { vatId } = company;
  if (!vatCheck)
    return [step('VAT_BY_FORM', `Reverse charge: ${vatId} has the form and check digits of a VAT id; nobody was asked.`, null, { vatId })];
  if (vatCheck.state === 'unverified')
    return [
      step(
        'VAT_UNVERIFIED',
        `Reverse charge: ${vatId} by its form; the authorities did not answer (${vatCheck.why ?? 'not asked'}).`,
        null,
        {
          vatId,
          why: vatCheck.why ?? '',
        },
      ),
    ];
  const facts = {
    vatId,
    at: day(vatCheck.askedAt),
    consultation: vatCheck.consultation ?? '–',
    requester: vatCheck.requester === '' ? '–' : vatCheck.requester,
  };
  return [
    step(
      'VAT_CONFIRMED',
      `Reverse charge: the authorities confirmed ${vatId} on ${facts.at}, consultation ${facts.consultation}, asked by ${facts.requester}.`,
      null,
      facts,
    ),
  ];
};
