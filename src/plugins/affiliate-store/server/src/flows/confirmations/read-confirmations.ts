import type { Core } from '@strapi/strapi';
import type { ConfirmationDetail, ConfirmationRow } from '../../../../contracts/admin';
import { catalog } from '../../capabilities/catalog/service';
import type { Creator } from '../../capabilities/catalog/service';
import {
  confirmationFailures,
  confirmationRequired,
  confirmations,
  mayBePaid,
  maySell,
  type Confirmation,
  type ConfirmationState,
  type HandedIn,
} from '../../capabilities/confirmations/service';
import { accountingTimeZone, startOfDay } from '../../capabilities/ledger/service';
import { isCooling, payouts } from '../../capabilities/payouts/service';
import { normalizeEmail, people, type Party } from '../../capabilities/people/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';
import { isoOf, maybeIsoOf } from '../../platform/moments';
import { setting } from '../../platform/settings';
import { namesOfActors } from '../../platform/staff-names';
import { isOverdue } from './hand-in-identity';
import { sellersAmong } from './payee-standing';

/** Creators are people a shop knows by name: a list of them is read whole. */
const MOST = 10_000;
const DAY = 86_400_000;

const UNKNOWN: Omit<Confirmation, 'partyId'> = {
  state: 'missing',
  sells: false,
  identityId: null,
  confirmedIdentityId: null,
  handedInAt: null,
  dueOn: null,
  reason: null,
};

const rowOf = async (
  strapi: Core.Strapi,
  creator: Creator,
  kept: Omit<Confirmation, 'partyId'>,
  required: boolean,
): Promise<ConfirmationRow> => ({
  id: creator.documentId,
  name: creator.name,
  email: creator.email,
  state: kept.state,
  sells: maySell(kept, required),
  paid: mayBePaid(kept, required),
  handedInAt: maybeIsoOf(kept.handedInAt),
  dueOn: kept.state === 'in_review' ? kept.dueOn : null,
  overdue: await isOverdue(strapi, kept),
});

const ORDER: Readonly<Record<ConfirmationState, number>> = { in_review: 0, missing: 1, sent_back: 2, confirmed: 3 };
const byNeed = (a: ConfirmationRow, b: ConfirmationRow): number =>
  ORDER[a.state] - ORDER[b.state] || (a.dueOn ?? '').localeCompare(b.dueOn ?? '') || a.name.localeCompare(b.name);

/** Every creator once, however many profiles they have, those who wait first. */
const everyone = async (strapi: Core.Strapi): Promise<readonly ConfirmationRow[]> => {
  const creators = await catalog(strapi).allCreators(MOST);
  const oldest = new Map<string, Creator>();
  for (const creator of creators) if (!oldest.has(normalizeEmail(creator.email))) oldest.set(normalizeEmail(creator.email), creator);
  const parties = await people(strapi).partiesByEmail([...oldest.keys()]);
  const kept = await confirmations(strapi).standings([...parties.values()].map(({ id }) => id));
  const required = await setting(strapi, confirmationRequired);
  const rows: ConfirmationRow[] = [];
  for (const [email, creator] of oldest)
    rows.push(await rowOf(strapi, creator, kept.get(parties.get(email)?.id ?? -1) ?? UNKNOWN, required));
  return rows.sort(byNeed);
};

/** One page of creators; `from` is how many are above it. */
export const listConfirmationsOf = async (
  strapi: Core.Strapi,
  state: ConfirmationState | undefined,
  page: { readonly from: number; readonly limit: number },
): Promise<{ readonly rows: ConfirmationRow[]; readonly next: number | null; readonly total: number }> => {
  const all = (await everyone(strapi)).filter((row) => state === undefined || row.state === state);
  const end = page.from + page.limit;
  return { rows: all.slice(page.from, end), next: end < all.length ? end : null, total: all.length };
};

const identityView = (said: HandedIn | null): ConfirmationDetail['handedIn'] => said && { ...said, at: isoOf(said.at) };

/** What somebody handed in, how they are paid and what happened: everything staff decides by. */
export const papersOf = async (
  strapi: Core.Strapi,
  party: Party | undefined,
  kept: Omit<Confirmation, 'partyId'>,
  name: string,
): Promise<Pick<ConfirmationDetail, 'handedIn' | 'before' | 'reason' | 'method' | 'history'>> => {
  const history = party ? await confirmations(strapi).history(party.id) : [];
  const nameOf = await namesOfActors(
    strapi,
    history.map(({ actor }) => actor),
  );
  const method = party ? (await payouts(strapi).methods([party.id])).get(party.id) : undefined;
  return {
    handedIn: identityView(await confirmations(strapi).identity(kept.identityId)),
    before:
      kept.confirmedIdentityId === kept.identityId ? null : identityView(await confirmations(strapi).identity(kept.confirmedIdentityId)),
    reason: kept.reason,
    method: method ? { kind: method.kind, shown: method.shown, cooling: isCooling(method, now()) } : null,
    history: history.map(({ kind, actor, reason, at }) => ({
      kind,
      who: actor.startsWith('person:') ? name : nameOf(actor),
      reason,
      at: isoOf(at),
    })),
  };
};

/** One creator with everything staff decides by. */
export const readConfirmationDetail = async (strapi: Core.Strapi, creatorId: string): Promise<Outcome<ConfirmationDetail, Failure>> => {
  const creator = await catalog(strapi).creator(creatorId);
  if (!creator) return failed(confirmationFailures.because('CONFIRMATION_NOT_FOUND'));
  const party = (await people(strapi).partiesByEmail([creator.email])).get(normalizeEmail(creator.email));
  const kept = party ? await confirmations(strapi).of(party.id) : UNKNOWN;
  const required = await setting(strapi, confirmationRequired);
  return ok({
    ...(await rowOf(strapi, creator, kept, required)),
    required,
    ...(await papersOf(strapi, party, kept, creator.name)),
  });
};

/** Who waits for an answer, how many of them too long, and until when the first one has to have it (UTC ms): those who sell, or those who do not. */
export const waitingFor = async (
  strapi: Core.Strapi,
  who: 'creators' | 'payees',
): Promise<{ readonly waiting: number; readonly overdue: number; readonly dueAt: number | null }> => {
  const all = await confirmations(strapi).waiting();
  const parties = await people(strapi).parties(all.map(({ partyId }) => partyId));
  const sellers = await sellersAmong(strapi, [...parties.values()]);
  const waiting = all.filter(({ partyId }) => sellers.has(partyId) === (who === 'creators'));
  let overdue = 0;
  for (const one of waiting) if (await isOverdue(strapi, one)) overdue += 1;
  const first = waiting[0]?.dueOn ?? null;
  const timeZone = await setting(strapi, accountingTimeZone);
  return { waiting: waiting.length - overdue, overdue, dueAt: first === null ? null : startOfDay(first, timeZone) + DAY };
};
