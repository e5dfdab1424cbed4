import type { Core } from '@strapi/strapi';
import { affiliates, type Affiliate } from '../../capabilities/affiliates/service';
import { attribution } from '../../capabilities/attribution/service';
import { payoutRecipes } from '../../capabilities/commissions/service';
import {
  imports,
  liveKeyOf,
  type Import,
  type ImportLine,
  type KeptFor,
  type LineNote,
  type LineRefusal,
  type Said,
} from '../../capabilities/imports/service';
import { ledger } from '../../capabilities/ledger/service';
import { payoutCoolingHours, payoutMethods, payouts } from '../../capabilities/payouts/service';
import { people } from '../../capabilities/people/service';
import { payable } from '../../kernel/account';
import { refuse, type Failure } from '../../kernel/failure';
import { reverse, type JournalDraft } from '../../kernel/journal';
import { minor } from '../../kernel/money';
import { audit } from '../../platform/audit';
import { now } from '../../platform/clock';
import { setting } from '../../platform/settings';
import { enrolAffiliate } from '../affiliates/enrol-affiliate';
import { writeWelcomeMail } from '../applications/write-application-mail';

const HOUR = 3_600_000;

/** What is owed by a line, as the one journal it is: told twice it is booked once. */
const openingOf = (line: ImportLine, party: string, currency: string): JournalDraft[] =>
  payoutRecipes.balanceOpened({ id: line.publicId, party, currency, amount: minor(line.owed) });

const book = async (strapi: Core.Strapi, line: ImportLine, place: Affiliate, by: string): Promise<void> => {
  if (line.owed === 0 || line.currency === null) return;
  await people(strapi).lockParty(place.partyId);
  await ledger(strapi).post(openingOf(line, place.partyPublicId, line.currency), { orderId: null, actor: by, occurredAt: now() });
};

/** A PayPal address is taken over for whoever has no way of being paid yet, and not used before the wait every new one has. */
const takePayoutEmail = async (strapi: Core.Strapi, said: Said, place: Affiliate, by: string): Promise<readonly LineNote[]> => {
  if (said.payoutEmail === null) return [];
  const offered = (await setting(strapi, payoutMethods)).includes('paypal');
  const checked = payouts(strapi).checkMethod({ kind: 'paypal', email: said.payoutEmail });
  const party = await people(strapi).lockParty(place.partyId);
  const has = (await payouts(strapi).methods([place.partyId])).has(place.partyId);
  if (!offered || !checked.ok || !party || has) return ['PAYOUT_EMAIL_NOT_TAKEN'];
  const at = now();
  await payouts(strapi).replaceMethod(party.id, checked.value, {
    by,
    at,
    usableFrom: at + (await setting(strapi, payoutCoolingHours)) * HOUR,
  });
  await audit(strapi, {
    actor: by,
    action: 'payouts.change-method',
    subject: `party:${party.publicId}`,
    before: null,
    after: { kind: 'paypal' },
  });
  return [];
};

type Placed = { readonly place: Affiliate; readonly notes: readonly LineNote[] } | { readonly refusal: LineRefusal };

const inProgram = async (strapi: Core.Strapi, programId: number, email: string): Promise<Affiliate | undefined> => {
  const party = (await people(strapi).partiesByEmail([email])).get(email);
  return party && (await affiliates(strapi).affiliatesOfParty(party.id)).find((place) => place.programId === programId);
};

const enrolNew = async (strapi: Core.Strapi, of: Import, line: ImportLine, said: Said, by: string): Promise<Placed> => {
  const made = await enrolAffiliate(strapi, {
    email: said.email ?? '',
    name: said.name,
    program: of.program,
    code: line.code ?? undefined,
    approved: said.state === 'active',
    rateBasisPoints: said.rateBasisPoints,
    by,
  });
  // Thrown, so that what was written of the place until then is undone with the unit.
  if (!made.ok) return refuse(made.failure);
  const notes = await takePayoutEmail(strapi, said, made.value, by);
  if (of.welcome && made.value.state === 'active') await writeWelcomeMail(strapi, { email: made.value.email, locale: 'en' }, made.value);
  return { place: made.value, notes };
};

/** The place of somebody: the one they have, the one an earlier import ended and this one opens again, or a new one. */
const placeFor = async (strapi: Core.Strapi, of: Import, line: ImportLine, said: Said, by: string): Promise<Placed> => {
  const there = await inProgram(strapi, of.programId, said.email ?? '');
  if (!there) return enrolNew(strapi, of, line, said, by);
  if (there.state !== 'blocked') return { place: there, notes: [] };
  if (!(await imports(strapi).endedByUndo(there.id))) return { refusal: 'PLACE_BLOCKED' };
  const back = await affiliates(strapi).approve(there.documentId, by);
  return back.ok ? { place: back.value, notes: [] } : { refusal: 'PLACE_BLOCKED' };
};

/** Whose earning it is: by number from a line that stands, or by address. */
const ownerOf = async (strapi: Core.Strapi, of: Import, line: ImportLine, said: Said): Promise<Placed> => {
  const source = of.parts[line.part]?.source ?? 'generic';
  const key = said.affiliateId === null ? null : liveKeyOf(of.programId, source, 'affiliate', said.affiliateId);
  const standing = key === null ? undefined : (await imports(strapi).standing([key])).get(key);
  const place =
    standing?.affiliateId == null
      ? said.email === null
        ? undefined
        : await inProgram(strapi, of.programId, said.email)
      : await affiliates(strapi).affiliate(standing.affiliateId);
  return place ? { place, notes: [] } : { refusal: 'AFFILIATE_UNKNOWN' };
};

/** Refuses a line that waits; in the unit that holds it. */
const refuseLine = (strapi: Core.Strapi, line: ImportLine, reason: LineRefusal): Promise<void> =>
  imports(strapi).keepLine(line.id, { state: 'refused', reason });

/**
 * Does what one line says, once: its row is locked, and it stands under the name it has where it came from, so that no second file and no
 * second try brings it again. Inside a unit of its own.
 */
export const carryOutLine = async (strapi: Core.Strapi, of: Import, seen: ImportLine): Promise<void> => {
  const line = await imports(strapi).lockLine(seen.id);
  if (line?.state !== 'waiting' || line.said === null) return;
  const { said } = line;
  const by = of.runBy ?? of.madeBy;
  const liveKey = liveKeyOf(of.programId, of.parts[line.part]?.source ?? 'generic', line.kind, said.externalId);
  if ((await imports(strapi).standing([liveKey])).size > 0) return refuseLine(strapi, line, 'IMPORTED_BEFORE');
  const placed = line.kind === 'affiliate' ? await placeFor(strapi, of, line, said, by) : await ownerOf(strapi, of, line, said);
  if ('refusal' in placed) return refuseLine(strapi, line, placed.refusal);
  await book(strapi, line, placed.place, by);
  await imports(strapi).keepLine(line.id, {
    state: 'done',
    liveKey,
    affiliateId: placed.place.id,
    partyId: placed.place.partyId,
    code: placed.place.code,
    notes: [...line.notes, ...placed.notes],
  });
};

/** Refuses a line whose unit was undone by what a room refused. */
export const refuseUndone = async (strapi: Core.Strapi, seen: ImportLine, { code }: Failure): Promise<void> => {
  const line = await imports(strapi).lockLine(seen.id);
  if (line?.state === 'waiting') await refuseLine(strapi, line, code === 'CODE_TAKEN' ? 'CODE_TAKEN' : 'NOT_AN_AFFILIATE');
};

const EVER = { from: '1970-01-01', to: '9999-12-31' };

/**
 * Whether anybody came by the place of a line. To be asked outside of a unit of work: clicks are in a log of their own, and reading it up to
 * now writes.
 */
export const wasClicked = async (strapi: Core.Strapi, { affiliateId, verdict }: ImportLine): Promise<boolean> =>
  verdict === 'make' && affiliateId !== null && (await attribution(strapi).clicksOf([affiliateId], EVER)).length > 0;

/** Why a place this import made cannot be ended any more; null where nothing was built on it. */
const inUse = async (strapi: Core.Strapi, place: Affiliate, clicked: boolean): Promise<KeptFor | null> => {
  if (place.state === 'blocked') return 'PLACE_CHANGED';
  const referrals = await attribution(strapi).referralsOf({ affiliateIds: [place.id], limit: 1 });
  const recruits = await affiliates(strapi).recruitsOf([place.id]);
  const owedHere = await imports(strapi).earningsOn(place.id);
  return clicked || referrals.length + recruits.length + owedHere > 0 ? 'PLACE_IN_USE' : null;
};

/** Why a line has to stand; null where it can be taken back whole. */
const keptFor = async (strapi: Core.Strapi, line: ImportLine, place: Affiliate, clicked: boolean): Promise<KeptFor | null> => {
  if (line.owed > 0 && line.currency !== null) {
    const available = await ledger(strapi).lockBalance(payable(place.partyPublicId, 'available', line.currency));
    if (available < line.owed) return 'BALANCE_SPENT';
  }
  return line.verdict === 'make' ? inUse(strapi, place, clicked) : null;
};

/** Takes one line back, whole or not at all: what it opened by a journal of its own, the place it made by its end. Inside a unit of its own. */
export const takeLineBack = async (strapi: Core.Strapi, of: Import, seen: ImportLine, clicked: boolean): Promise<void> => {
  const line = await imports(strapi).lockLine(seen.id);
  if (line?.state !== 'done' || line.affiliateId === null) return;
  const by = of.undoneBy ?? of.madeBy;
  const place = await affiliates(strapi).affiliate(line.affiliateId);
  if (!place) return imports(strapi).keepLine(line.id, { state: 'kept', keptFor: 'PLACE_CHANGED' });
  await people(strapi).lockParty(place.partyId);
  const kept = await keptFor(strapi, line, place, clicked);
  if (kept !== null) return imports(strapi).keepLine(line.id, { state: 'kept', keptFor: kept });
  if (line.owed > 0 && line.currency !== null)
    await ledger(strapi).post(openingOf(line, place.partyPublicId, line.currency).map(reverse), {
      orderId: null,
      actor: by,
      occurredAt: now(),
    });
  if (line.verdict === 'make')
    await affiliates(strapi).block(
      place.documentId,
      { code: 'OTHER', reason: `The import that made this place was taken back (${of.publicId}).` },
      by,
    );
  await imports(strapi).keepLine(line.id, { state: 'undone', liveKey: null });
};
