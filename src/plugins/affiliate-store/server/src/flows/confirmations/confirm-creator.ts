import type { Core } from '@strapi/strapi';
import type { decideConfirmation } from '../../../../contracts/admin';
import type { Input } from '../../../../contracts/endpoint';
import { catalog } from '../../capabilities/catalog/service';
import {
  confirmationFailures,
  confirmations,
  decided,
  type Confirmation,
  type ConfirmationEventKind,
} from '../../capabilities/confirmations/service';
import { messaging } from '../../capabilities/messaging/service';
import { payoutFailures } from '../../capabilities/payouts/service';
import { normalizeEmail, people, type Party } from '../../capabilities/people/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { together, togetherOrNot } from '../../platform/transaction';
import { languageOfParty } from '../messaging/party-language';

type Decided = Input<typeof decideConfirmation>['body'];

/** What was confirmed becomes what the creator's invoices say of them: there is one place for it. */
const keepOnInvoices = async (strapi: Core.Strapi, party: Party, identityId: number | null): Promise<void> => {
  const said = await confirmations(strapi).identity(identityId);
  if (!said || party.emailNorm === null) return;
  const { legalName: name, address, country, vatId } = said;
  await catalog(strapi).keepSellerPaper(party.emailNorm, { name, address, country, vatId });
};

/** What a letter about a decision says; `event` is its number. */
export interface ToldOfDecision {
  readonly event: number;
  readonly kind: ConfirmationEventKind;
  readonly reason: string | null;
  readonly sells: boolean;
}

/** Tells the creator. Whoever staff confirms without papers has not asked for anything. */
const writeTo = async (strapi: Core.Strapi, party: Party, told: ToldOfDecision): Promise<void> => {
  if (party.emailNorm === null || told.kind === 'by_hand') return;
  const { kind, reason, sells } = told;
  const letter = { to: party.emailNorm, locale: await languageOfParty(strapi, party), dedupeKey: `confirmation:${told.event}` };
  await (kind === 'confirmed'
    ? messaging(strapi).queueMail({ ...letter, kind: 'creator_confirmed', facts: { name: party.name } })
    : messaging(strapi).queueMail({ ...letter, kind: 'creator_not_confirmed', facts: { name: party.name, reason: reason ?? '', sells } }));
};

const kindOf = (before: Confirmation, to: Decided['to']): ConfirmationEventKind =>
  to === 'confirmed' && before.state !== 'in_review' ? 'by_hand' : to;

/** Who decides about whom, and how they are told of it. */
export interface Deciding {
  readonly by: string;
  /** What the audit log calls whom it is about. */
  readonly audited: 'creator' | 'payee';
  readonly tell: (told: ToldOfDecision) => Promise<void>;
}

/**
 * Writes a decision down, with its event, its audit entry and its letter, in the open unit of work, in which the party is locked: about what was
 * looked at, and nothing that was handed in meanwhile.
 */
export const decideInUnit = async (
  strapi: Core.Strapi,
  party: Party,
  wanted: Decided,
  { by, audited, tell }: Deciding,
): Promise<Outcome<null, Failure>> => {
  const before = await confirmations(strapi).of(party.id);
  const { identityId } = before;
  if (identityId !== wanted.identity) return failed(confirmationFailures.because('CONFIRMATION_CHANGED'));
  const after = decided(before, wanted.to);
  if (!after.ok) return after;
  const reason = wanted.to === 'confirmed' ? null : (wanted.reason ?? null);
  if (reason === null && wanted.to !== 'confirmed') return failed(payoutFailures.because('REASON_MISSING'));
  const confirmedIdentityId = wanted.to === 'confirmed' ? identityId : before.confirmedIdentityId;
  await confirmations(strapi).keep({ ...before, ...after.value, confirmedIdentityId, dueOn: null, reason });
  if (wanted.to === 'confirmed') await keepOnInvoices(strapi, party, identityId);
  const kind = kindOf(before, wanted.to);
  const event = await confirmations(strapi).tell(party.id, { kind, actor: by, reason, identityId });
  await tell({ event, kind, reason, sells: after.value.sells });
  await audit(strapi, {
    actor: by,
    action: `${audited}.${wanted.to}`,
    subject: `party:${party.publicId}`,
    ...(reason === null ? {} : { reason }),
    before: { state: before.state, sells: before.sells },
    after: { ...after.value, identity: identityId },
  });
  catalog(strapi).creatorsChanged();
  return ok(null);
};

/** Staff decides about a creator: about what it has looked at, and nothing that was handed in meanwhile. */
export const decideAboutCreator = (strapi: Core.Strapi, creatorId: string, wanted: Decided, by: string): Promise<Outcome<null, Failure>> =>
  togetherOrNot(strapi, async () => {
    const creator = await catalog(strapi).creator(creatorId);
    if (!creator) return failed(confirmationFailures.because('CONFIRMATION_NOT_FOUND'));
    // Whoever has sold nothing yet is no party yet.
    const known = await people(strapi).partyForEmail(creator.email, creator.name);
    const party = await people(strapi).lockParty(known.id);
    if (!party) throw new Error(`party ${known.publicId} has gone while it was looked at`);
    return decideInUnit(strapi, party, wanted, { by, audited: 'creator', tell: (told) => writeTo(strapi, party, told) });
  });

const MOST = 100_000;

/**
 * Confirms, once in the life of an installation, every creator there is when confirmations begin: an upgrade takes nothing off sale. A
 * new shop has none then.
 */
export const confirmEarlierCreators = (strapi: Core.Strapi): Promise<void> =>
  together(strapi, async () => {
    if (!(await confirmations(strapi).begin())) return;
    const creators = await catalog(strapi).allCreators(MOST);
    const seen = new Set<string>();
    for (const { email, name } of creators) {
      if (seen.has(normalizeEmail(email))) continue;
      seen.add(normalizeEmail(email));
      const party = await people(strapi).partyForEmail(email, name);
      const before = await confirmations(strapi).of(party.id);
      await confirmations(strapi).keep({ ...before, state: 'confirmed', sells: true });
      await confirmations(strapi).tell(party.id, { kind: 'before', actor: 'system', reason: null, identityId: null });
    }
    if (seen.size > 0)
      await audit(strapi, { actor: 'system', action: 'creator.confirmed-before', subject: 'creators', after: { creators: seen.size } });
  });
