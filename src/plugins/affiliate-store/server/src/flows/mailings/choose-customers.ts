import type { Core } from '@strapi/strapi';
import { affiliates } from '../../capabilities/affiliates/service';
import { NEWS } from '../../capabilities/checkout/service';
import { accountingTimeZone, startOfDay } from '../../capabilities/ledger/service';
import { mailings, whyLeftOut, type Choice, type LeftOut } from '../../capabilities/mailings/service';
import { messaging } from '../../capabilities/messaging/service';
import { orders } from '../../capabilities/orders/service';
import { people, type Customer } from '../../capabilities/people/service';
import { letOthersIn } from '../../platform/breath';
import { setting } from '../../platform/settings';

/** Some customers of a choice, in their order, each with why they are left out; null is whoever is written to. */
export interface Chosen {
  readonly customers: ReadonlyArray<{ readonly customer: Customer; readonly why: LeftOut | null }>;
  /** The last one; null where there are no more. */
  readonly last: number | null;
}

/** Who of some customers ticked at a checkout that they want news, in an order that was paid. */
const whoAgreed = async (strapi: Core.Strapi, customerIds: readonly number[]): Promise<ReadonlySet<number>> => {
  const paid = (await orders(strapi).ofCustomers(customerIds)).filter(({ paidAt }) => paidAt !== null);
  const snapshots = await orders(strapi).snapshots(paid.map(({ id }) => id));
  return new Set(
    paid.flatMap(({ id, customerId }) => (snapshots.get(id)?.consents.some(({ key }) => key === NEWS.key) ? [customerId] : [])),
  );
};

/** Who of some addresses has a place in a program, by the address of their party. */
const whoIsIn = async (strapi: Core.Strapi, programId: number, emails: readonly string[]): Promise<ReadonlySet<string>> => {
  const parties = await people(strapi).partiesByEmail(emails);
  const inside = new Set<string>();
  for (const [email, party] of parties)
    if ((await affiliates(strapi).affiliatesOfParty(party.id)).some((place) => place.programId === programId)) inside.add(email);
  return inside;
};

/** The next customers of a choice behind one. */
export const nextCustomers = async (strapi: Core.Strapi, choice: Choice, after: number, limit: number): Promise<Chosen> => {
  const { programId, product, since, basis } = choice;
  const from = since === null ? undefined : startOfDay(since, await setting(strapi, accountingTimeZone));
  const ids = await orders(strapi).buyersAfter({ product: product ?? undefined, from, after, limit });
  const found = await people(strapi).customers(ids);
  const emails = found.map(({ email }) => email.toLowerCase());
  const inside = await whoIsIn(strapi, programId, emails);
  const optedOut = await messaging(strapi).optedOutOf(emails);
  const before = await mailings(strapi).writtenBefore(programId, emails);
  const agreed = basis === 'consent' ? await whoAgreed(strapi, ids) : new Set<number>();
  return {
    customers: found.map((customer) => {
      const email = customer.email.toLowerCase();
      const known = {
        inProgram: inside.has(email),
        optedOut: optedOut.has(email),
        writtenBefore: before.has(email),
        agreed: agreed.has(customer.id),
      };
      return { customer, why: whyLeftOut(basis, known) };
    }),
    last: ids.length < limit ? null : (ids.at(-1) ?? null),
  };
};

const BITE = 200;

/** What a choice comes to. */
export interface Counted {
  readonly customers: number;
  readonly wouldGet: number;
  readonly leftOut: ReadonlyMap<LeftOut, number>;
}

/** Counts a choice, bite by bite; writes nothing. */
export const countCustomers = async (strapi: Core.Strapi, choice: Choice): Promise<Counted> => {
  const leftOut = new Map<LeftOut, number>();
  let [customers, wouldGet, after] = [0, 0, 0];
  for (;;) {
    const bite = await nextCustomers(strapi, choice, after, BITE);
    customers += bite.customers.length;
    for (const { why } of bite.customers)
      if (why === null) wouldGet += 1;
      else leftOut.set(why, (leftOut.get(why) ?? 0) + 1);
    if (bite.last === null) return { customers, wouldGet, leftOut };
    after = bite.last;
    await letOthersIn();
  }
};
