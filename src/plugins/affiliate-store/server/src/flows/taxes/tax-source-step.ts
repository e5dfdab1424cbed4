import type { ExplanationStep } from '../../../../contracts/primitives';
import type { OrderSnapshot } from '../../capabilities/orders/service';
import { day, shown, step, view } from '../ledger/explanation-step';

/** Whose answer the tax of an order is, and what was answered for each line: as the order froze it. Lines of a paper only, where it is about one. */
export const taxSourceSteps = ({ taxSource, lines, currency }: OrderSnapshot, only?: ReadonlySet<number>): ExplanationStep[] => {
  if (!taxSource) return [];
  const { calculation } = taxSource;
  const at = day(taxSource.askedAt);
  const answered = lines
    .filter(({ line }) => only === undefined || only.has(line))
    .flatMap(({ productName: product, taxedBy }) =>
      (taxedBy?.jurisdictions ?? []).map(({ name, percentage, reason, tax }) => {
        const rate = percentage ?? '0';
        const text = `${product}: ${name} takes ${shown(tax, currency)} at ${rate} % (${reason}, ${taxedBy?.code ?? ''}).`;
        // Beside the amounts that add up to the tax: what it was made of, and no amount of its own.
        return step('TAX_JURISDICTION', text, null, {
          product,
          name,
          rate,
          reason,
          code: taxedBy?.code ?? '',
          tax: view(tax, currency).amount,
        });
      }),
    );
  return [step('TAX_RECKONED', `Stripe Tax reckoned it on ${at}, calculation ${calculation}.`, null, { calculation, at }), ...answered];
};
