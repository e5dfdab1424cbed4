import type { Core } from '@strapi/strapi';
import { paymentGateway } from '../../capabilities/checkout/service';
import { selfBillingRecipes, type SplitPlan } from '../../capabilities/commissions/service';
import { ledger } from '../../capabilities/ledger/service';
import { orders } from '../../capabilities/orders/service';
import type { OrderSnapshot } from '../../capabilities/orders/service';
import type { Party } from '../../capabilities/people/service';
import { drawUp, selfBilling, TAX_KIND, taxOf, treatmentOf, wasLiable } from '../../capabilities/self-billing/service';
import type { Agreement, Entry, ToSelfBill, Treated } from '../../capabilities/self-billing/service';
import { monthOf, owed } from '../../capabilities/statements/service';
import type { Statement, StatementLine } from '../../capabilities/statements/service';
import { isInUnion, readVatId } from '../../capabilities/taxes/service';
import { minor } from '../../kernel/money';
import { now } from '../../platform/clock';
import { taxRatesOf } from '../taxes/tax-rates-of-day';

/** How a payee's papers are taxed by what they said of themselves, or why there are none. */
export const treatmentFor = (said: Pick<Agreement, 'status' | 'country' | 'vatId'>, shop: { country: string; rate: number }): Treated =>
  treatmentOf({ ...said, vatCountry: readVatId(said.vatId)?.country ?? null }, { ...shop, isInUnion });

/** The rate of services where the shop is, basis points: what it charges itself there. Zero where it has said none. */
export const rateAtHome = async (strapi: Core.Strapi, country: string): Promise<number> =>
  (await taxRatesOf(strapi)).standard[country] ?? 0;

/** Whether a party has nothing but commission in an order: what creators and co-producers get is no supply to the shop. */
const hasOnlyCommission = ({ lines }: OrderSnapshot, party: string): boolean =>
  lines.every(({ plan }) => {
    const { creator, coProducers } = plan as SplitPlan;
    return creator !== party && coProducers.every((each) => each.party !== party);
  });

const OF_NO_ORDER = new Set([
  'bonus',
  'deduction',
  'write_off',
  'forfeiture',
  'reinstatement',
  'currency_moved_out',
  'currency_moved_in',
  'payout_fee',
  'payout_fee_back',
  'opening',
  'event_earned',
  'event_moved',
  TAX_KIND,
]);

/** What a line did to what is owed, payouts aside: moving money between buckets and sending it changes nothing of it. */
const amountOf = (line: StatementLine): number => owed(line) + line.paidOut;

const entriesOf = async (strapi: Core.Strapi, party: Party, { lines }: Statement): Promise<Entry[]> => {
  const roles = new Map<string, Entry['order']>();
  const entries: Entry[] = [];
  for (const line of lines) {
    const amount = amountOf(line);
    const { reference, kind } = line;
    if (amount === 0 && kind !== 'sale') continue;
    if (reference !== null && !OF_NO_ORDER.has(kind) && !roles.has(reference)) {
      const order = await orders(strapi).find({ number: reference });
      const own = order && hasOnlyCommission(await orders(strapi).snapshot(order.id), party.publicId);
      roles.set(reference, own === null ? null : own ? 'commission' : 'other_role');
    }
    const order = reference === null ? null : (roles.get(reference) ?? null);
    entries.push({ reference, kind, amount, order, at: Date.parse(line.occurredAt) });
  }
  return entries;
};

/** The papers of a statement that is about to be issued; null for who did not agree, or cannot be self-billed. */
export const papersOf = async (strapi: Core.Strapi, party: Party, statement: Statement, language: string): Promise<ToSelfBill | null> => {
  const agreement = await selfBilling(strapi).agreementOf(party.id);
  const recipient = await selfBilling(strapi).recipient();
  if (!recipient || agreement?.state !== 'agreed' || statement.month < monthOf(agreement.since)) return null;
  const rate = await rateAtHome(strapi, recipient.country);
  const treated = treatmentFor(agreement, { country: recipient.country, rate });
  if ('obstacle' in treated) return null;
  const entries = await entriesOf(strapi, party, statement);
  const known = await selfBilling(strapi).billedOrders(
    party.id,
    entries.flatMap(({ reference, order }) => (order === 'commission' && reference !== null ? [reference] : [])),
  );
  const { name, address, country, vatId } = agreement;
  return {
    of: { partyId: party.id, currency: statement.currency, month: statement.month, statementId: statement.id },
    party: party.publicId,
    drawn: drawUp(entries, {
      billed: new Map([...known].map(([number, billed]) => [number, billed.rate])),
      at: (moment) => (treated.treatment === 'domestic' && wasLiable(agreement, moment) ? rate : 0),
    }),
    body: {
      language,
      testMode: paymentGateway(strapi).testMode(),
      supplier: { name, address, country, vatId },
      recipient,
      treatment: treated.treatment,
    },
  };
};

/**
 * Issues the papers of a month in the open unit of work, and books the tax on top of each (J31): what an invoice adds is payable at once, as the
 * payee owes it to their tax office for that month whatever the guarantee of the sale; what a credit note takes back goes the same way.
 */
export const issuePapers = async (strapi: Core.Strapi, papers: ToSelfBill): Promise<void> => {
  for (const { label, kind, currency, taxes = [], recipient } of await selfBilling(strapi).issue(papers)) {
    const amount = minor(taxOf(taxes));
    if (amount === 0) continue;
    const paper = { label, kind, party: papers.party, currency, country: recipient.country, amount };
    await ledger(strapi).post(selfBillingRecipes.selfBilledTax(paper), { orderId: null, actor: 'system', occurredAt: now() });
  }
};
