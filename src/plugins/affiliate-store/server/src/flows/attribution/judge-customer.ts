import type { Core } from '@strapi/strapi';
import { affiliates, type Affiliate } from '../../capabilities/affiliates/service';
import { attribution, boundUntil } from '../../capabilities/attribution/service';
import type { LineRefusal, Said } from '../../capabilities/imports/service';

/** Who brought a customer: a place in the program, or one this file is about to make. */
export type Bringer = Affiliate | 'coming';

/** What was promised to those who bring customers: whether they keep them, and until when from a moment on; null for good. */
export interface Promised {
  readonly keeps: (bringer: Bringer) => boolean;
  readonly until: (bringer: Bringer, since: number) => number | null;
}

/** The promises of some places at a moment: of their contracts, and of the program for whoever has none yet. */
export const promisedTo = async (strapi: Core.Strapi, programId: number, bringers: readonly Affiliate[], at: number): Promise<Promised> => {
  const program = await affiliates(strapi).program(programId);
  const contracts = await affiliates(strapi).contractsAt([...new Map(bringers.map((one) => [one.id, one])).values()], at);
  const termsOf = (bringer: Bringer) => (bringer === 'coming' ? undefined : contracts.get(bringer.id)?.terms) ?? program;
  return {
    keeps: (bringer) => termsOf(bringer)?.lifetime === true,
    until: (bringer, since) => boundUntil(since, termsOf(bringer)?.lifetimeMonths),
  };
};

/** What a customer's line is looked at with. */
export interface KnownCustomers {
  readonly promised: Promised;
  /** Addresses that are bound in the program. */
  readonly bound: ReadonlySet<string>;
}

/** Why a customer cannot be bound to who brought them; null where they can. Whoever is bound here stays so: an old list overrules nobody. */
export const refusalToBind = (
  { email }: Pick<Said, 'email'>,
  bringer: Bringer | undefined,
  { promised, bound }: KnownCustomers,
): LineRefusal | null => {
  if (bringer === undefined) return 'AFFILIATE_UNKNOWN';
  if (bringer !== 'coming' && bringer.state === 'blocked') return 'PLACE_BLOCKED';
  if (bringer !== 'coming' && bringer.email.toLowerCase() === email) return 'OWN_ADDRESS';
  if (!promised.keeps(bringer)) return 'PROGRAM_BINDS_NOBODY';
  return email !== null && bound.has(email) ? 'CUSTOMER_BOUND' : null;
};

/** What is known of the customers of a file before they are judged. */
export const lookUpCustomers = async (
  strapi: Core.Strapi,
  programId: number,
  { emails, bringers, at }: { readonly emails: readonly string[]; readonly bringers: readonly Affiliate[]; readonly at: number },
): Promise<KnownCustomers> => ({
  promised: await promisedTo(strapi, programId, bringers, at),
  bound: await attribution(strapi).boundAmong(programId, emails, at),
});
