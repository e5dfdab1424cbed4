import type { Core } from '@strapi/strapi';
import type { askForCreative } from '../../../../contracts/creatives';
import type { Input } from '../../../../contracts/endpoint';
import { affiliates } from '../../capabilities/affiliates/service';
import {
  creativeFailures,
  creatives,
  isFor,
  isUnderWay,
  isWhole,
  mayBecome,
  type CreativeRequest,
  type RequestEvent,
  type RequestState,
} from '../../capabilities/creatives/service';
import { linkFailures } from '../../capabilities/links/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { togetherOrNot } from '../../platform/transaction';
import { placeWithCode, type PartnerSelf } from '../affiliates/read-partner-portal';
import { writesTooFast } from '../talk/talk-rules';
import { mailAboutRequest, type ToldOfRequest } from './write-creative-mail';

const MOST_UNDER_WAY = 10;
const MOST_EVENTS = 200;

type Done = Promise<Outcome<CreativeRequest, Failure>>;

/** An affiliate asks for a piece. */
export const askForPiece = (strapi: Core.Strapi, self: PartnerSelf, asked: Input<typeof askForCreative>['body'], by: string): Done =>
  togetherOrNot(strapi, async () => {
    const place = placeWithCode(self, asked.code);
    if (place?.state !== 'active') return failed(linkFailures.because('LINK_PLACE_INACTIVE'));
    if ((await creatives(strapi).countRequests({ partyId: self.partyId, underWay: true })) >= MOST_UNDER_WAY)
      return failed(creativeFailures.because('CREATIVE_REQUESTS_TOO_MANY'));
    const { width = null, height = null, purpose } = asked;
    const made = await creatives(strapi).ask({ partyId: self.partyId, affiliateId: place.id, width, height, purpose });
    const event = await creatives(strapi).tell(made.id, { kind: 'asked', actor: by, text: purpose, creativeId: null });
    await mailAboutRequest(strapi, made, { event, what: 'received', text: null });
    return ok(made);
  });

interface Step {
  /** Where it leads; null for words alone. */
  readonly to: RequestState | null;
  readonly event: Omit<RequestEvent, 'at'>;
  readonly change?: Partial<Pick<CreativeRequest, 'creativeId' | 'reason'>>;
  readonly mail?: ToldOfRequest['what'];
}

/** One step of a request, locked; of one partner where one is named, and not found when it is anybody else's. */
const step = (
  strapi: Core.Strapi,
  { id, partyId, by }: { readonly id: string; readonly partyId: number | null; readonly by: string },
  take: (request: CreativeRequest) => Promise<Outcome<Step, Failure>>,
): Done =>
  togetherOrNot(strapi, async () => {
    const found = await creatives(strapi).lockRequest(id);
    if (!found || (partyId !== null && found.partyId !== partyId)) return failed(creativeFailures.because('CREATIVE_REQUEST_NOT_FOUND'));
    const taken = await take(found);
    if (!taken.ok) return taken;
    const { to, event, change, mail } = taken.value;
    const fits = to === null ? isUnderWay(found.state) : mayBecome(found.state, to);
    if (!fits) return failed(creativeFailures.because('CREATIVE_REQUEST_STATE', { state: found.state }));
    if ((await creatives(strapi).countEvents(found.id)) >= MOST_EVENTS) return failed(creativeFailures.because('CREATIVE_REQUEST_FULL'));
    const kept: CreativeRequest = { ...found, ...change, state: to ?? found.state };
    await creatives(strapi).keepRequest(kept);
    const number = await creatives(strapi).tell(found.id, event);
    if (to !== null)
      await audit(strapi, {
        actor: by,
        action: `creative-request.${event.kind}`,
        subject: `creative-request:${found.publicId}`,
        before: { state: found.state },
        after: { state: kept.state, piece: kept.creativeId },
      });
    if (mail !== undefined) await mailAboutRequest(strapi, kept, { event: number, what: mail, text: event.text });
    return ok(kept);
  });

interface Ask {
  readonly id: string;
  readonly by: string;
}

const said = (kind: RequestEvent['kind'], actor: string, text: string | null = null): Step['event'] => ({
  kind,
  actor,
  text,
  creativeId: null,
});

/** A partner writes. */
export const writeAboutPiece = async (
  strapi: Core.Strapi,
  { partyId, partyPublicId }: PartnerSelf,
  { id, by }: Ask,
  text: string,
): Done => {
  const tooFast = await writesTooFast(strapi, partyPublicId);
  if (tooFast) return failed(tooFast);
  return step(strapi, { id, by, partyId }, () => Promise.resolve(ok({ to: null, event: said('said', by, text) })));
};

/** A partner accepts what was proposed, or (with words) says what should change. */
export const answerForPiece = (strapi: Core.Strapi, { partyId }: PartnerSelf, { id, by }: Ask, changes: string | null): Done =>
  step(strapi, { id, by, partyId }, ({ creativeId }) =>
    Promise.resolve(
      ok(
        changes === null
          ? { to: 'accepted', event: { ...said('accepted', by), creativeId }, mail: 'accepted' }
          : { to: 'open', event: said('changes_asked', by, changes) },
      ),
    ),
  );

/** A partner takes their request back. */
export const withdrawOwnRequest = (strapi: Core.Strapi, { partyId }: PartnerSelf, { id, by }: Ask): Done =>
  step(strapi, { id, by, partyId }, () => Promise.resolve(ok({ to: 'withdrawn', event: said('withdrawn', by) })));

/** Staff writes, by mail too. */
export const answerRequest = (strapi: Core.Strapi, { id, by }: Ask, text: string): Done =>
  step(strapi, { id, by, partyId: null }, () => Promise.resolve(ok({ to: null, event: said('answered', by, text), mail: 'message' })));

/** Staff proposes a piece this partner may use. */
export const proposePiece = (strapi: Core.Strapi, { id, by }: Ask, piece: string, text: string | null): Done =>
  step(strapi, { id, by, partyId: null }, async (request) => {
    const found = await creatives(strapi).find(piece);
    if (!found) return failed(creativeFailures.because('CREATIVE_NOT_FOUND'));
    const place = await affiliates(strapi).affiliate(request.affiliateId);
    if (!place || found.retiredAt !== null || !isWhole(found) || !isFor(found, place))
      return failed(creativeFailures.because('CREATIVE_UNFIT'));
    return ok({
      to: 'proposed',
      event: { ...said('proposed', by, text), creativeId: found.id },
      change: { creativeId: found.id },
      mail: 'proposed',
    });
  });

/** Staff declines, with a reason. */
export const declineRequest = (strapi: Core.Strapi, { id, by }: Ask, reason: string): Done =>
  step(strapi, { id, by, partyId: null }, () =>
    Promise.resolve(ok({ to: 'declined', event: said('declined', by, reason), change: { reason }, mail: 'declined' })),
  );
