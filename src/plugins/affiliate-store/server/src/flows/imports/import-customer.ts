import type { Core } from '@strapi/strapi';
import { affiliates, type Affiliate } from '../../capabilities/affiliates/service';
import { attribution, type Binding } from '../../capabilities/attribution/service';
import { imports, liveKeyOf, type Import, type ImportLine, type LineRefusal } from '../../capabilities/imports/service';
import { orders } from '../../capabilities/orders/service';
import { people } from '../../capabilities/people/service';
import { now } from '../../platform/clock';
import { lookUpCustomers, refusalToBind } from '../attribution/judge-customer';

type Source = Import['parts'][number]['source'];
const sourceOf = (of: Import, { part }: ImportLine): Source => of.parts[part]?.source ?? 'generic';

/** Who brought the customer of a line, as it says it: by the number of a line that stands, by code or by address. */
const bringerOf = async (strapi: Core.Strapi, of: Import, line: ImportLine, who: string): Promise<Affiliate | undefined> => {
  const key = liveKeyOf(of.programId, sourceOf(of, line), 'affiliate', who);
  const standing = (await imports(strapi).standing([key])).get(key);
  if (standing?.affiliateId != null) return (await affiliates(strapi).affiliate(standing.affiliateId)) ?? undefined;
  if (!who.includes('@')) {
    const named = await affiliates(strapi).affiliateByCode(who);
    return named?.programId === of.programId ? named : undefined;
  }
  const party = (await people(strapi).partiesByEmail([who])).get(who);
  const places = party ? await affiliates(strapi).affiliatesOfParty(party.id) : [];
  return places.find(({ programId }) => programId === of.programId);
};

/** Binds the customer to who brought them, from this moment on; a refusal where that cannot be. */
const bindTo = async (strapi: Core.Strapi, of: Import, line: ImportLine, who: string): Promise<Affiliate | LineRefusal> => {
  const email = line.said?.email ?? '';
  const named = await bringerOf(strapi, of, line, who);
  // Held first: whoever is blocked at this moment is blocked before it, or their block ends this binding with the others.
  if (named) await people(strapi).lockParty(named.partyId);
  const bringer = named && ((await affiliates(strapi).affiliate(named.id)) ?? undefined);
  const since = now();
  const known = await lookUpCustomers(strapi, of.programId, { emails: [email], bringers: bringer ? [bringer] : [], at: since });
  const refusal = refusalToBind({ email }, bringer, known);
  if (refusal !== null || !bringer) return refusal ?? 'AFFILIATE_UNKNOWN';
  const customer = await people(strapi).customerForEmail(email, 'en');
  const bound = await attribution(strapi).bindBroughtOver({
    programId: of.programId,
    affiliateId: bringer.id,
    email,
    customerId: customer.id,
    by: { import: of.publicId, file: of.fileName, line: line.line },
    since,
    until: known.promised.until(bringer, since),
  });
  return bound ? bringer : 'CUSTOMER_BOUND';
};

/**
 * Makes the customer of a line known to the shop and binds them to who brought them, once. Nobody is written to, and no consent to news comes
 * along. Inside a unit of its own.
 */
export const carryOutCustomer = async (strapi: Core.Strapi, of: Import, seen: ImportLine): Promise<void> => {
  const line = await imports(strapi).lockLine(seen.id);
  if (line?.state !== 'waiting' || line.said === null) return;
  const { email, sponsorId, externalId } = line.said;
  const liveKey = liveKeyOf(of.programId, sourceOf(of, line), 'customer', externalId);
  const refuse = (reason: LineRefusal) => imports(strapi).keepLine(line.id, { state: 'refused', reason });
  if ((await imports(strapi).standing([liveKey])).size > 0) return refuse('IMPORTED_BEFORE');
  const who = sponsorId ?? null;
  if (who === null) {
    await people(strapi).customerForEmail(email ?? '', 'en');
    return imports(strapi).keepLine(line.id, { state: 'done', liveKey });
  }
  const bringer = await bindTo(strapi, of, line, who);
  if (typeof bringer === 'string') return refuse(bringer);
  return imports(strapi).keepLine(line.id, {
    state: 'done',
    liveKey,
    affiliateId: bringer.id,
    partyId: bringer.partyId,
    code: bringer.code,
  });
};

/** Whether an order of the customer counts for the affiliate by this binding. */
const isUsed = async (strapi: Core.Strapi, { affiliateId, programId, customerId }: Binding): Promise<boolean> => {
  const placed = await orders(strapi).ofCustomers([customerId]);
  const won = await attribution(strapi).referralsOf({
    affiliateIds: [affiliateId],
    orderIds: placed.map(({ id }) => id),
    outcome: 'won',
    limit: placed.length,
  });
  return won.some((referral) => referral.programId === programId && referral.reason === 'LIFETIME');
};

/**
 * Frees the customer of a line again, unless something was earned by the binding. That the shop knows their address stays: it gives nobody anything.
 * Inside a unit of its own.
 */
export const takeCustomerBack = async (strapi: Core.Strapi, of: Import, seen: ImportLine): Promise<void> => {
  const line = await imports(strapi).lockLine(seen.id);
  if (line?.state !== 'done') return;
  const binding = line.verdict === 'bind' ? await attribution(strapi).holdBroughtOver(of.publicId, line.line) : null;
  if (binding && binding.endedAt === null) {
    if (await isUsed(strapi, binding)) return imports(strapi).keepLine(line.id, { state: 'kept', keptFor: 'BINDING_IN_USE' });
    await attribution(strapi).unbind(
      { id: binding.id },
      { because: 'UNBOUND', by: of.undoneBy ?? of.madeBy, reason: 'The import that brought this customer over was taken back.' },
    );
  }
  await imports(strapi).keepLine(line.id, { state: 'undone', liveKey: null });
};
