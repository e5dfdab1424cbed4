import type { Core } from '@strapi/strapi';
import type { Input } from '../../../../contracts/endpoint';
import type { AdminRelayLetter, RelayLetterView, readAffiliateRelay, readRelay, writeRelayLetter } from '../../../../contracts/relay';
import type { Data } from '../../../../contracts/endpoint';
import { affiliateFailures, affiliates, type Affiliate } from '../../capabilities/affiliates/service';
import { attribution } from '../../capabilities/attribution/service';
import { linkFailures } from '../../capabilities/links/service';
import { orders } from '../../capabilities/orders/service';
import { people } from '../../capabilities/people/service';
import {
  relay,
  relayApproval,
  relayFailures,
  relayMost,
  relayOffered,
  whyNoLetter,
  type RelayLetter,
  type RelayState,
} from '../../capabilities/relay/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { publicId } from '../../platform/ids';
import { enqueue } from '../../platform/jobs';
import { isoOf, maybeIsoOf } from '../../platform/moments';
import { setting } from '../../platform/settings';
import { togetherOrNot } from '../../platform/transaction';
import { managedOf } from '../managers/read-managers';
import { placeWithCode, type Page, type PartnerSelf } from '../affiliates/read-partner-portal';
import { passOn, tellOfRelay } from './write-relay-mail';

const PAGE_SIZE = 25;
const AT_ONCE = 100;
const SEND = 'relay.send';

type Done = Promise<Outcome<RelayLetter, Failure>>;

const standingOf = async (strapi: Core.Strapi, place: Affiliate) => ({
  offered: await setting(strapi, relayOffered),
  stopped: (await relay(strapi).stopOf(place.id)) !== null,
  readers: await relay(strapi).countReaders(place.id),
  written: await relay(strapi).countWritten(place.id),
  most: await setting(strapi, relayMost),
});

/** How an affiliate stands with every place of theirs. */
export const relayOfPartner = async (strapi: Core.Strapi, { partyId, places }: PartnerSelf): Promise<Data<typeof readRelay>> => ({
  offered: await setting(strapi, relayOffered),
  approval: await setting(strapi, relayApproval),
  name: (await people(strapi).party(partyId))?.name ?? '',
  places: await Promise.all(
    places.map(async (place) => {
      const standing = await standingOf(strapi, place);
      const stop = await relay(strapi).stopOf(place.id);
      return {
        code: place.code,
        program: place.programName,
        readers: standing.readers,
        written: standing.written,
        most: standing.most,
        refusal: whyNoLetter(standing),
        stoppedAt: maybeIsoOf(stop?.at ?? null),
        stopReason: stop?.because === 'staff' ? stop.reason : null,
      };
    }),
  ),
});

const viewOf = async (strapi: Core.Strapi, letter: RelayLetter): Promise<RelayLetterView & { place: Affiliate | null }> => {
  const place = await affiliates(strapi).affiliate(letter.affiliateId);
  const { publicId: id, kind, subject, text, state, reason, sent } = letter;
  return { id, code: place?.code ?? '', program: place?.programName ?? '', kind, subject, text, state, reason, sent, writtenAt: isoOf(letter.writtenAt), place };
}; // oxfmt-ignore

/** A letter as its writer reads it. */
export const ownView = async (strapi: Core.Strapi, letter: RelayLetter): Promise<RelayLetterView> => {
  const { place: _place, ...shown } = await viewOf(strapi, letter);
  return shown;
};

/** The same on the desk. */
export const deskView = async (strapi: Core.Strapi, letter: RelayLetter): Promise<AdminRelayLetter> => {
  const { place, ...shown } = await viewOf(strapi, letter);
  const party = await people(strapi).party(letter.partyId);
  return {
    ...shown,
    affiliate: { id: place?.documentId ?? '', name: party?.name ?? '' },
    decidedBy: letter.decidedBy,
    decidedAt: maybeIsoOf(letter.decidedAt),
  };
};

const pageOf = async <T>(
  strapi: Core.Strapi,
  filter: Parameters<ReturnType<typeof relay>['list']>[0],
  {
    before,
    limit,
    shown,
  }: { readonly before: number | undefined; readonly limit: number; readonly shown: (letter: RelayLetter) => Promise<T> },
): Promise<Page<T>> => {
  const found = await relay(strapi).list(filter, { before, limit });
  const last = found.length === limit ? found.at(-1) : undefined;
  return { rows: await Promise.all(found.map(shown)), nextCursor: last ? String(last.id) : null, total: await relay(strapi).count(filter) };
};

export const ownLetters = (strapi: Core.Strapi, { partyId }: PartnerSelf, before: number | undefined): Promise<Page<RelayLetterView>> =>
  pageOf(strapi, { partyId }, { before, limit: PAGE_SIZE, shown: (letter) => ownView(strapi, letter) });

export const lettersOnDesk = (
  strapi: Core.Strapi,
  { state, onlyManagedBy, before, limit }: { readonly state?: RelayState | undefined; readonly onlyManagedBy: number | null; readonly before: number | undefined; readonly limit: number },
): Promise<Page<AdminRelayLetter>> => {
  const managed = managedOf(strapi, onlyManagedBy);
  const filter = { state, ...(managed ? { managed: () => affiliates(strapi).asQuery(managed) } : {}) };
  return pageOf(strapi, filter, { before, limit, shown: (letter) => deskView(strapi, letter) });
}; // oxfmt-ignore

const send = (letter: RelayLetter) =>
  enqueue({ name: SEND, payload: { letter: letter.publicId, past: 0 }, key: `${SEND}:${letter.publicId}` });

/** An affiliate writes; where staff reads letters first, it waits for them. */
export const writeLetter = async (
  strapi: Core.Strapi,
  self: PartnerSelf,
  asked: Input<typeof writeRelayLetter>['body'],
  by: string,
): Done => {
  const place = placeWithCode(self, asked.code);
  if (place?.state !== 'active') return failed(linkFailures.because('LINK_PLACE_INACTIVE'));
  const approval = await setting(strapi, relayApproval);
  return togetherOrNot(strapi, async () => {
    const refusal = whyNoLetter(await standingOf(strapi, place));
    if (refusal) return failed(relayFailures.because(refusal));
    const { kind, subject, text } = asked;
    const state = approval ? 'waiting' : 'approved';
    const letter = await relay(strapi).write({ affiliateId: place.id, partyId: self.partyId, kind, subject, text, state });
    await audit(strapi, { actor: by, action: 'relay.written', subject: letter.publicId, after: { code: place.code, state } });
    if (!approval) await send(letter);
    return ok(letter);
  });
};

/** Staff lets a letter go, or refuses it. */
export const decideLetterOf = (
  strapi: Core.Strapi,
  id: string,
  { reason, by }: { readonly reason: string | null; readonly by: string },
): Done =>
  togetherOrNot(strapi, async () => {
    const letter = await relay(strapi).hold(id);
    if (!letter) return failed(relayFailures.because('RELAY_LETTER_NOT_FOUND'));
    if (letter.state !== 'waiting') return failed(relayFailures.because('RELAY_LETTER_DECIDED'));
    const state = reason === null ? 'approved' : 'refused';
    if (state === 'approved') {
      if (!(await setting(strapi, relayOffered))) return failed(relayFailures.because('RELAY_OFF'));
      if (await relay(strapi).stopOf(letter.affiliateId)) return failed(relayFailures.because('RELAY_STOPPED'));
    }
    await relay(strapi).decide(letter, { state, reason, by });
    await audit(strapi, { actor: by, action: `relay.${state}`, subject: letter.publicId, ...(reason === null ? {} : { reason }) });
    const place = await affiliates(strapi).affiliate(letter.affiliateId);
    if (place) await tellOfRelay(strapi, place, { what: state, event: letter.publicId, subject: letter.subject, reason });
    if (state === 'approved') await send(letter);
    return ok((await relay(strapi).letter(id)) ?? letter);
  });

/** Some of those a letter goes to: whose consent stands, whose order stands, and whose order is still its writer's. */
const sendSome = async (strapi: Core.Strapi, letter: RelayLetter, past: number): Promise<number | null> => {
  const readers = await relay(strapi).readersOf(letter.affiliateId, { past, limit: AT_ONCE });
  const partner = (await people(strapi).party(letter.partyId))?.name ?? '';
  const orderIds = readers.map(({ orderId }) => orderId);
  const asked = { affiliateIds: [letter.affiliateId], orderIds, outcome: 'won' as const, limit: AT_ONCE };
  const won = new Set(orderIds.length === 0 ? [] : (await attribution(strapi).referralsOf(asked)).map(({ orderId }) => orderId));
  for (const { orderId } of readers.filter((reader) => won.has(reader.orderId))) {
    const order = await orders(strapi).find({ id: orderId });
    if (!order || (order.state !== 'paid' && order.state !== 'partially_refunded')) continue;
    if (await relay(strapi).deliver(letter.id, order.customerId, order.id)) await passOn(strapi, letter, partner, order);
  }
  return readers.length === AT_ONCE ? (readers.at(-1)?.id ?? null) : null;
};

/** Sends a letter a part at a time; run again, nobody gets it twice. What was stopped meanwhile waits. */
export const sendLetter = async (strapi: Core.Strapi, id: string, past: number): Promise<void> => {
  await togetherOrNot(strapi, async () => {
    const letter = await relay(strapi).hold(id);
    if (letter?.state !== 'approved' || (await relay(strapi).stopOf(letter.affiliateId))) return ok(null);
    const place = await affiliates(strapi).affiliate(letter.affiliateId);
    if (place?.state !== 'active' || !(await setting(strapi, relayOffered))) return ok(null);
    const next = await sendSome(strapi, letter, past);
    if (next === null) await relay(strapi).close(letter);
    else await enqueue({ name: SEND, payload: { letter: id, past: next }, key: `${SEND}:${id}:${next}` });
    return ok(null);
  });
};

const placeOf = async (strapi: Core.Strapi, documentId: string): Promise<Outcome<Affiliate, Failure>> => {
  const place = await affiliates(strapi).affiliateOfDocument(documentId);
  return place ? ok(place) : failed(affiliateFailures.because('AFFILIATE_NOT_FOUND'));
};

type OnDesk = Data<typeof readAffiliateRelay>;

const relayOf = async (strapi: Core.Strapi, place: Affiliate): Promise<OnDesk> => {
  const stop = await relay(strapi).stopOf(place.id);
  return {
    readers: await relay(strapi).countReaders(place.id),
    stop: stop ? { because: stop.because, reason: stop.reason, at: isoOf(stop.at) } : null,
  };
};

/** How many read an affiliate's letters, and what stops them. */
export const relayOfAffiliate = async (strapi: Core.Strapi, documentId: string): Promise<Outcome<OnDesk, Failure>> => {
  const place = await placeOf(strapi, documentId);
  return place.ok ? ok(await relayOf(strapi, place.value)) : place;
};

/** Staff stops an affiliate's letters, or lets them go on. */
export const stopOrResume = async (
  strapi: Core.Strapi,
  documentId: string,
  { resume, reason, by }: { readonly resume: boolean; readonly reason: string; readonly by: string },
): Promise<Outcome<OnDesk, Failure>> => {
  const found = await placeOf(strapi, documentId);
  if (!found.ok) return found;
  const place = found.value;
  const done = await togetherOrNot(strapi, async () => {
    const changed = resume
      ? await relay(strapi).lift(place.id, by)
      : await relay(strapi).stop({ affiliateId: place.id, because: 'staff', reason });
    if (!changed) return failed(relayFailures.because(resume ? 'RELAY_NOT_STOPPED' : 'RELAY_STOPPED'));
    await audit(strapi, { actor: by, action: resume ? 'relay.resumed' : 'relay.stopped', subject: `affiliate:${place.code}`, reason });
    const what = resume ? ('resumed' as const) : ('stopped' as const);
    await tellOfRelay(strapi, place, { what, event: publicId('rlt'), subject: null, reason });
    if (resume)
      for (const letter of await relay(strapi).list({ partyId: place.partyId, state: 'approved' }, { limit: AT_ONCE })) await send(letter);
    return ok(null);
  });
  return done.ok ? ok(await relayOf(strapi, place)) : done;
};
