import type { Core } from '@strapi/strapi';
import { paymentGateway } from '../capabilities/checkout/service';
import type { SplitPlan } from '../capabilities/commissions/service';
import { orders } from '../capabilities/orders/service';
import type { OrderSnapshot } from '../capabilities/orders/service';
import type { Party } from '../capabilities/people/service';
import { drawUp, selfBilling, treatmentOf } from '../capabilities/self-billing/service';
import type { Agreement, Entry, Obstacle, ToSelfBill, Treatment } from '../capabilities/self-billing/service';
import { monthOf, owed } from '../capabilities/statements/service';
import type { Statement, StatementLine } from '../capabilities/statements/service';
import { isInUnion, readVatId } from '../capabilities/taxes/service';

/** How a payee's papers are taxed by what they said of themselves, or why there are none. */
export const treatmentFor = (
  said: Pick<Agreement, 'status' | 'country' | 'vatId'>,
  shopCountry: string,
): { readonly treatment: Treatment } | { readonly obstacle: Obstacle } =>
  treatmentOf(
    { status: said.status, country: said.country, vatCountry: readVatId(said.vatId)?.country ?? null },
    { country: shopCountry, isInUnion },
  );

/** Whether a party has nothing but commission in an order: what creators and co-producers get is no supply to the shop. */
const hasOnlyCommission = ({ lines }: OrderSnapshot, party: string): boolean =>
  lines.every(({ plan }) => {
    const { creator, coProducers } = plan as SplitPlan;
    return creator !== party && coProducers.every((each) => each.party !== party);
  });

const OF_NO_ORDER = new Set(['bonus', 'deduction', 'write_off', 'forfeiture']);

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
    entries.push({ reference, kind, amount, order: reference === null ? null : (roles.get(reference) ?? null) });
  }
  return entries;
};

/** The papers of a statement that is about to be issued; null for who did not agree, or cannot be self-billed. */
export const papersOf = async (strapi: Core.Strapi, party: Party, statement: Statement, language: string): Promise<ToSelfBill | null> => {
  const agreement = await selfBilling(strapi).agreementOf(party.id);
  const recipient = await selfBilling(strapi).recipient();
  if (!recipient || agreement?.state !== 'agreed' || statement.month < monthOf(agreement.since)) return null;
  const treated = treatmentFor(agreement, recipient.country);
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
    drawn: drawUp(entries, new Set(known.keys())),
    body: {
      language,
      testMode: paymentGateway(strapi).testMode(),
      supplier: { name, address, country, vatId },
      recipient,
      treatment: treated.treatment,
    },
  };
};
