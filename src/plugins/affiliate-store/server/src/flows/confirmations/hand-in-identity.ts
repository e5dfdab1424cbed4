import type { Core } from '@strapi/strapi';
import type { ConfirmationView, CreatorIdentity } from '../../../../contracts/confirmations';
import { catalog, catalogFailures } from '../../capabilities/catalog/service';
import {
  confirmationFailures,
  confirmationRequired,
  confirmations,
  handedIn,
  mayBePaid,
  maySell,
  workingDaysAfter,
  type Confirmation,
} from '../../capabilities/confirmations/service';
import { accountingTimeZone, dayOf } from '../../capabilities/ledger/service';
import { payouts } from '../../capabilities/payouts/service';
import { people, type Party } from '../../capabilities/people/service';
import { selfBilling } from '../../capabilities/self-billing/service';
import { isInUnion, readVatId, taxFailures } from '../../capabilities/taxes/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { now } from '../../platform/clock';
import { isoOf, maybeIsoOf } from '../../platform/moments';
import { setting } from '../../platform/settings';
import { togetherOrNot } from '../../platform/transaction';

/** How many working days the shop takes at most to answer (B-27). */
const DAYS_TO_ANSWER = 3;

/** True once the day by whose end an answer was due is over where the shop is. */
export const isOverdue = async (strapi: Core.Strapi, { state, dueOn }: Pick<Confirmation, 'state' | 'dueOn'>): Promise<boolean> =>
  state === 'in_review' && dueOn !== null && dayOf(now(), await setting(strapi, accountingTimeZone)) > dueOn;

/** The party of a signed-in creator. */
const creatorSelf = async (strapi: Core.Strapi, userId: number | undefined): Promise<Outcome<Party, Failure>> => {
  const party = userId === undefined ? null : await people(strapi).partyOfUser(userId);
  const profiles = party?.emailNorm ? await catalog(strapi).creatorsWithEmails([party.emailNorm]) : [];
  return party && profiles.length > 0 ? ok(party) : failed(catalogFailures.because('NOT_A_CREATOR'));
};

const bare = ({ kind, legalName, address, country, taxId, vatId }: CreatorIdentity): CreatorIdentity => ({
  kind,
  legalName,
  address,
  country,
  taxId,
  vatId,
});

/** What is known of somebody already: what they handed in, else what their invoices say, else what they said for self-billing. */
export const identityKnown = async (strapi: Core.Strapi, party: Party, { identityId }: Confirmation): Promise<CreatorIdentity | null> => {
  const said = await confirmations(strapi).identity(identityId);
  if (said) return bare(said);
  const paper = party.emailNorm === null ? null : await catalog(strapi).sellerPaper(party.emailNorm);
  const agreement = await selfBilling(strapi).agreementOf(party.id);
  const known = paper?.address ? paper : agreement;
  if (!known) return null;
  const { name, address, country, vatId } = known;
  return { kind: vatId === '' ? 'person' : 'company', legalName: name, address, country, taxId: '', vatId };
};

/** What happened, as the one it is about reads it. */
export const historyOf = async (strapi: Core.Strapi, party: Party): Promise<ConfirmationView['history']> =>
  (await confirmations(strapi).history(party.id)).map(({ kind, actor, reason, at }) => ({
    kind,
    by: actor.startsWith('person:') ? 'you' : 'shop',
    reason,
    at: isoOf(at),
  }));

const viewOf = async (strapi: Core.Strapi, party: Party): Promise<ConfirmationView> => {
  const kept = await confirmations(strapi).of(party.id);
  const required = await setting(strapi, confirmationRequired);
  return {
    required,
    state: kept.state,
    sells: maySell(kept, required),
    paid: mayBePaid(kept, required),
    handedInAt: maybeIsoOf(kept.handedInAt),
    dueOn: kept.state === 'in_review' ? kept.dueOn : null,
    overdue: await isOverdue(strapi, kept),
    reason: kept.reason,
    hasMethod: (await payouts(strapi).methods([party.id])).has(party.id),
    identity: await identityKnown(strapi, party, kept),
    history: await historyOf(strapi, party),
  };
};

/** How the confirmation of a signed-in creator stands. */
export const readOwnConfirmation = async (strapi: Core.Strapi, userId: number | undefined): Promise<Outcome<ConfirmationView, Failure>> => {
  const self = await creatorSelf(strapi, userId);
  return self.ok ? ok(await viewOf(strapi, self.value)) : self;
};

/** What was typed as papers write it, or what is wrong with it. */
const checked = (said: CreatorIdentity): Outcome<CreatorIdentity, Failure> => {
  // A number of another part of the world is none this shop can check; it stands as it was typed.
  const vatId = said.vatId === '' || !isInUnion(said.country) ? said.vatId : readVatId(said.vatId)?.id;
  if (vatId === undefined) return failed(taxFailures.because('VAT_ID_INVALID'));
  if (said.kind === 'company' && said.taxId === '' && vatId === '')
    return failed(confirmationFailures.because('CONFIRMATION_WITHOUT_NUMBER'));
  return ok(bare({ ...said, vatId }));
};

const isSame = (a: CreatorIdentity, b: CreatorIdentity): boolean => JSON.stringify(bare(a)) === JSON.stringify(bare(b));

/**
 * Keeps what somebody hands in of themselves, for the first time or changed; said again as it is known already it changes nothing. The party is
 * locked, so that two windows make one story. Inside the unit of work.
 */
export const keepHandedIn = async (
  strapi: Core.Strapi,
  known: Party,
  said: CreatorIdentity,
  { by, action }: { readonly by: string; readonly action: 'creator.hand-in' | 'payee.hand-in' },
): Promise<Outcome<Party, Failure>> => {
  const party = await people(strapi).lockParty(known.id);
  if (!party) throw new Error(`party ${known.publicId} has gone while it was looked at`);
  const data = checked(said);
  if (!data.ok) return data;
  if (!(await payouts(strapi).methods([party.id])).has(party.id))
    return failed(confirmationFailures.because('CONFIRMATION_WITHOUT_METHOD'));
  const before = await confirmations(strapi).of(party.id);
  const last = await confirmations(strapi).identity(before.identityId);
  const decidedAbout = before.state === 'in_review' || before.state === 'confirmed';
  if (last && decidedAbout && isSame(last, data.value)) return ok(party);
  const identityId = await confirmations(strapi).addIdentity(party.id, data.value, by);
  const today = dayOf(now(), await setting(strapi, accountingTimeZone));
  const dueOn = workingDaysAfter(today, DAYS_TO_ANSWER);
  await confirmations(strapi).keep({ ...before, ...handedIn(before), identityId, handedInAt: now(), dueOn, reason: null });
  await confirmations(strapi).tell(party.id, { kind: 'handed_in', actor: by, reason: null, identityId });
  await audit(strapi, {
    actor: by,
    action,
    subject: `party:${party.publicId}`,
    before: { state: before.state, identity: before.identityId },
    after: { state: 'in_review', identity: identityId, dueOn },
  });
  return ok(party);
};

/** Hands in who a creator is. Products of a creator who was confirmed stay on sale; their money waits. */
export const handInIdentity = (
  strapi: Core.Strapi,
  userId: number | undefined,
  said: CreatorIdentity,
): Promise<Outcome<ConfirmationView, Failure>> =>
  togetherOrNot(strapi, async () => {
    const self = await creatorSelf(strapi, userId);
    if (!self.ok) return self;
    const kept = await keepHandedIn(strapi, self.value, said, { by: `person:${userId ?? ''}`, action: 'creator.hand-in' });
    return kept.ok ? ok(await viewOf(strapi, kept.value)) : kept;
  });
