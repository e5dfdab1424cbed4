import type { Core } from '@strapi/strapi';
import type { ExplanationStep } from '../../../../contracts/primitives';
import { payouts } from '../../capabilities/payouts/service';
import { taxes } from '../../capabilities/taxes/service';
import { day, shown, step, view } from './explanation-step';

/** At which stored rate a balance went into another currency, and why. */
export const movedSteps = async (strapi: Core.Strapi, id: string): Promise<ExplanationStep[]> => {
  const made = (await payouts(strapi).adjustmentsById([id])).get(id);
  if (!made?.into) return [];
  const { amount, currency, exchange } = made.into;
  const [from, quote] = [shown(made.amount, made.currency), `${exchange.rate} ${exchange.to}`];
  const text = `${from} became ${shown(amount, currency)} at ${quote} for 1 ${exchange.from} (${exchange.source}, ${day(exchange.validFrom)}), frozen when the move was made: ${made.reason}`;
  const facts = {
    quote,
    from: exchange.from,
    source: exchange.source,
    validFrom: new Date(exchange.validFrom).toISOString(),
    reason: made.reason,
  };
  return [step('CURRENCY_MOVED', text, view(amount, currency), facts)];
};

/** For which quarter tax was paid on, and what the authority or the bank calls it. */
export const remittedSteps = async (strapi: Core.Strapi, id: string): Promise<ExplanationStep[]> => {
  const made = await taxes(strapi).remittance(id);
  if (!made) return [];
  const { quarter, country, reference } = made;
  const text = `Paid on to the authorities of ${country} for ${quarter}: ${reference}`;
  return [step('TAX_REMITTED', text, view(made.amount, made.currency), { quarter, country, reference })];
};
