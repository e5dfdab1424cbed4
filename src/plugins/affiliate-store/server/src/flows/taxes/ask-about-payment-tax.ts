import type { Core } from '@strapi/strapi';
import type { InvoiceFacts } from '../../capabilities/checkout/service';
import type { OrderSnapshot } from '../../capabilities/orders/service';
import { subscriptions } from '../../capabilities/subscriptions/service';
import { isFreshAnswer, taxes, taxFailures, taxReckoner } from '../../capabilities/taxes/service';
import type { TaxAnswer, TaxQuestion } from '../../capabilities/taxes/service';
import { refuse } from '../../kernel/failure';
import { now } from '../../platform/clock';
import { inUnit } from '../../platform/transaction';
import { soldAs } from '../orders/sold-as';

/**
 * What is asked about a payment of a subscription: what was paid is what was agreed, so that the question is how much of it is tax. Null where
 * the shop's own table decided when it was sold.
 */
const questionOf = ({ lines: [line], country }: OrderSnapshot, { id, amountPaid }: InvoiceFacts): TaxQuestion | null => {
  const ahead = line?.renewal?.tax;
  if (!ahead) return null;
  return {
    subject: `invoice:${id}`,
    currency: amountPaid.currency,
    inclusive: true,
    country,
    ...(ahead.postalCode === undefined ? {} : { postalCode: ahead.postalCode }),
    company: ahead.company as TaxQuestion['company'],
    lines: [{ line: 1, amount: amountPaid.minor, code: ahead.code }],
  };
};

/**
 * Asks how much of a payment of a subscription is tax, where somebody else reckons it, before it is booked; once. Money that has come is not
 * booked by a tax nobody told: without an answer this throws, and what is told of the invoice is looked at again. Never inside a unit of work.
 */
export const askAboutPaymentTax = async (strapi: Core.Strapi, invoice: InvoiceFacts): Promise<void> => {
  if (inUnit()) throw new Error('tax is not asked about inside a unit of work');
  const { id, subscriptionId, first, paid, amountPaid } = invoice;
  if (subscriptionId === null || first || !paid || amountPaid.minor <= 0) return;
  const one = await subscriptions(strapi).find({ provider_subscription_id: subscriptionId });
  if (!one || (await subscriptions(strapi).isInvoiceKnown(id))) return;
  const question = questionOf((await soldAs(strapi, one, invoice)).sold, invoice);
  const known = question && (await taxes(strapi).latestAnswer(question));
  if (!question || (known && isFreshAnswer(known, now()))) return;
  const answer = await taxReckoner(strapi).reckon(question);
  if (answer.ok) return taxes(strapi).keepReckoning(question, answer.value);
  strapi.log.error(`affiliate-store: the tax of invoice ${id} could not be reckoned: ${answer.failure.message}`);
  return refuse(taxFailures.because('TAX_PAYMENT_UNKNOWN', { invoice: id }));
};

/** What was answered about a payment of a subscription; null where nobody was to be asked. Inside the unit of work. */
export const answeredTax = async (strapi: Core.Strapi, sold: OrderSnapshot, invoice: InvoiceFacts): Promise<TaxAnswer | null> => {
  const question = questionOf(sold, invoice);
  if (!question) return null;
  return (await taxes(strapi).latestAnswer(question)) ?? refuse(taxFailures.because('TAX_PAYMENT_UNKNOWN', { invoice: invoice.id }));
};
