import type { Core } from '@strapi/strapi';
import type { AdminCreativeRequestDetail, AdminCreativeRequestRow } from '../../../../contracts/admin';
import type { CreativeRequestDetail, CreativeRequestView } from '../../../../contracts/creatives';
import { affiliates, type Affiliate } from '../../capabilities/affiliates/service';
import {
  creativeFailures,
  creatives,
  isUnderWay,
  type Creative,
  type CreativeRequest,
  type RequestState,
} from '../../capabilities/creatives/service';
import { people, type Party } from '../../capabilities/people/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';
import { isoOf } from '../../platform/moments';
import { namesOfActors } from '../../platform/staff-names';
import { previewOf } from './read-creatives';
import type { Page, PartnerSelf } from '../affiliates/read-partner-portal';
import { sideForPartner } from '../talk/talk-rules';

const DAY = 86_400_000;
const MOST_PIECES = 100;

type Mention = CreativeRequestDetail['proposal'];

interface Asked {
  readonly state?: RequestState | undefined;
  readonly before?: number | undefined;
  readonly limit: number;
}

const viewOf = (request: CreativeRequest, place: Affiliate | undefined): CreativeRequestView => ({
  id: request.publicId,
  state: request.state,
  code: place?.code ?? '',
  program: place?.programName ?? '',
  width: request.width,
  height: request.height,
  purpose: request.purpose,
  reason: request.reason,
  openedAt: isoOf(request.openedAt),
  changedAt: isoOf(request.changedAt),
});

const mentionOf = (piece: Creative | undefined): Mention =>
  piece
    ? {
        id: piece.publicId,
        name: piece.name,
        kind: piece.kind,
        preview: previewOf(piece),
        width: piece.picture?.width ?? null,
        height: piece.picture?.height ?? null,
      }
    : null;

const placesOf = (strapi: Core.Strapi, requests: readonly CreativeRequest[]) =>
  affiliates(strapi).affiliates([...new Set(requests.map(({ affiliateId }) => affiliateId))]);

const pageOf = <Row>(found: readonly CreativeRequest[], rows: Row[], limit: number, total: number): Page<Row> => {
  const last = found.length === limit ? found.at(-1) : undefined;
  return { rows, nextCursor: last ? String(last.id) : null, total };
};

/** A page of what a partner asked for, newest first. */
export const ownRequests = async (strapi: Core.Strapi, { partyId }: PartnerSelf, asked: Asked): Promise<Page<CreativeRequestView>> => {
  const filter = { partyId, state: asked.state };
  const found = await creatives(strapi).listRequests(filter, asked);
  const places = await placesOf(strapi, found);
  const rows = found.map((request) => viewOf(request, places.get(request.affiliateId)));
  return pageOf(found, rows, asked.limit, await creatives(strapi).countRequests(filter));
};

/** What was said about a request, with the pieces it speaks of. */
const threadOf = async (strapi: Core.Strapi, request: CreativeRequest) => {
  const events = await creatives(strapi).events(request.id);
  const pieces = await creatives(strapi).byIds([...events, request].flatMap(({ creativeId }) => creativeId ?? []));
  const piece = (id: number | null): Mention => mentionOf(id === null ? undefined : pieces.get(id));
  return {
    proposal: piece(request.creativeId),
    actors: events.map(({ actor }) => actor),
    events: events.map(({ kind, actor, text, creativeId, at }) => ({
      kind,
      by: sideForPartner(actor),
      text,
      piece: piece(creativeId),
      at: isoOf(at),
    })),
  };
};

/** One request of a partner's own; not found when it is anybody else's. */
export const ownRequest = async (
  strapi: Core.Strapi,
  { partyId }: PartnerSelf,
  id: string,
): Promise<Outcome<CreativeRequestDetail, Failure>> => {
  const request = await creatives(strapi).findRequest(id);
  if (!request || request.partyId !== partyId) return failed(creativeFailures.because('CREATIVE_REQUEST_NOT_FOUND'));
  const places = await placesOf(strapi, [request]);
  const { proposal, events } = await threadOf(strapi, request);
  return ok({ ...viewOf(request, places.get(request.affiliateId)), proposal, events, mayWrite: isUnderWay(request.state) });
};

const rowOf = (request: CreativeRequest, place: Affiliate | undefined, party: Party | undefined): AdminCreativeRequestRow => ({
  ...viewOf(request, place),
  partner: { name: party?.name ?? '', email: party?.emailNorm ?? '' },
  ageDays: Math.max(0, Math.floor((now() - request.openedAt) / DAY)),
});

/** A page of what affiliates asked for, newest first. */
export const requestsOnDesk = async (strapi: Core.Strapi, asked: Asked): Promise<Page<AdminCreativeRequestRow>> => {
  const filter = { state: asked.state };
  const found = await creatives(strapi).listRequests(filter, asked);
  const places = await placesOf(strapi, found);
  const parties = await people(strapi).parties([...new Set(found.map(({ partyId }) => partyId))]);
  const rows = found.map((request) => rowOf(request, places.get(request.affiliateId), parties.get(request.partyId)));
  return pageOf(found, rows, asked.limit, await creatives(strapi).countRequests(filter));
};

/** One request as the desk answers it. */
export const requestOnDesk = async (strapi: Core.Strapi, id: string): Promise<Outcome<AdminCreativeRequestDetail, Failure>> => {
  const request = await creatives(strapi).findRequest(id);
  if (!request) return failed(creativeFailures.because('CREATIVE_REQUEST_NOT_FOUND'));
  const place = (await affiliates(strapi).affiliate(request.affiliateId)) ?? undefined;
  const party = (await people(strapi).party(request.partyId)) ?? undefined;
  const { proposal, events, actors } = await threadOf(strapi, request);
  const nameOf = await namesOfActors(strapi, actors);
  const pieces = place ? await creatives(strapi).list({ usableBy: place }, { limit: MOST_PIECES }) : [];
  return ok({
    ...rowOf(request, place, party),
    proposal,
    events: events.map((event, at) => ({ ...event, who: event.by === 'you' ? (party?.name ?? '') : nameOf(actors[at] ?? '') })),
    pieces: pieces.map(({ publicId, name }) => ({ id: publicId, name })),
  });
};
