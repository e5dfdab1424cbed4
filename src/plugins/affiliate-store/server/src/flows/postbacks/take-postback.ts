import type { Core } from '@strapi/strapi';
import type { Postback, PostbackAnswer } from '../../../../contracts/ways';
import { affiliates, type Affiliate } from '../../capabilities/affiliates/service';
import { attribution, mayTrack, parametersIn } from '../../capabilities/attribution/service';
import { postbackFailures, postbacks, type AffiliateKey, type SignedRequest } from '../../capabilities/postbacks/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { publicUrl } from '../../capabilities/checkout/service';
import { audit } from '../../platform/audit';
import { setting } from '../../platform/settings';
import { togetherOrNot } from '../../platform/transaction';
import { linkFollower } from '../attribution/follow-link';
import { takeLeadOf } from '../attribution/take-lead';

/** Whose server speaks: the holder of the key, if the key is of the program that was addressed. All that is wrong is told by one answer. */
export const speakerOf = async (strapi: Core.Strapi, program: string, request: SignedRequest): Promise<Outcome<Affiliate, Failure>> => {
  const affiliateId = await postbacks(strapi).signerOf(request);
  const who = affiliateId === null ? null : await affiliates(strapi).affiliate(affiliateId);
  const addressed = who && (await affiliates(strapi).programOfDocument(program));
  if (!who || addressed?.id !== who.programId) return failed(postbackFailures.because('POSTBACK_UNSIGNED'));
  return who.state === 'active' ? ok(who) : failed(postbackFailures.because('POSTBACK_PLACE_INACTIVE'));
};

/** Keeps a click a server told of; answers the id by which a cart finds it, or null where nothing is kept of the visitor. */
const keepClick = async (strapi: Core.Strapi, who: Affiliate, told: Extract<Postback, { event: 'click' }>): Promise<string | null> => {
  const rules = attribution(strapi).rules();
  const consent = told.consent === undefined ? undefined : told.consent ? 'granted' : 'refused';
  const links = linkFollower(strapi);
  const link = { code: who.code, affiliateId: who.id, programId: who.programId, state: who.state };
  return links.follow(link, {
    kind: 'server',
    landing: told.landing,
    ip: '',
    userAgent: '',
    country: null,
    visitor: undefined,
    mayTrack: mayTrack(rules.consent, { consent, privacyControl: false }),
    mostKept: rules.mostKept,
    tags: links.tagsOf(link, parametersIn(told.landing)),
  });
};

/** Takes one message of an affiliate's server, once. A click is kept in the click log, after its number is. */
export const takePostback = async (strapi: Core.Strapi, who: Affiliate, told: Postback): Promise<Outcome<PostbackAnswer, Failure>> => {
  const taken = await togetherOrNot(strapi, async () => {
    const { programId, id: affiliateId } = who;
    const isNew = await postbacks(strapi).take({ programId, externalId: told.id, affiliateId, event: told.event });
    if (!isNew) return failed(postbackFailures.because('POSTBACK_KNOWN', { id: told.id }));
    if (told.event === 'lead') await takeLeadOf(strapi, who, { email: told.email, source: 'server', reference: told.id });
    return ok(null);
  });
  if (!taken.ok) return taken;
  return ok({ clickId: told.event === 'click' ? await keepClick(strapi, who, told) : null });
};

/** Where the messages for a program go. */
export type AddressOf = (programId: number) => string;

export const addressOfPlaces = async (strapi: Core.Strapi, places: readonly Affiliate[]): Promise<AddressOf> => {
  const site = await setting(strapi, publicUrl);
  const known = new Map<number, string>();
  for (const { programId } of places) {
    const program = known.has(programId) ? null : await affiliates(strapi).program(programId);
    if (program) known.set(programId, program.documentId);
  }
  return (programId) => `${site}/api/affiliate-store/postback/${known.get(programId) ?? ''}`;
};

/** Makes a key for one of a person's places in programs; the secret is told once. */
export const makeKeyFor = (
  strapi: Core.Strapi,
  place: Affiliate,
  by: string,
): Promise<Outcome<{ readonly key: AffiliateKey; readonly secret: string }, Failure>> =>
  togetherOrNot(strapi, async () => {
    const made = await postbacks(strapi).makeKey(place.id);
    if (!made) return failed(postbackFailures.because('AFFILIATE_KEY_LIMIT'));
    await audit(strapi, {
      actor: by,
      action: 'affiliate.key-made',
      subject: `affiliate:${place.documentId}`,
      after: { key: made.key.publicId },
    });
    return ok(made);
  });

/** Ends a key; somebody else's is no different from one that does not exist. */
export const endKeyOf = (strapi: Core.Strapi, id: string, places: readonly Affiliate[], by: string): Promise<Outcome<null, Failure>> =>
  togetherOrNot(strapi, async () => {
    const ended = await postbacks(strapi).endKey(
      id,
      places.map((place) => place.id),
    );
    if (!ended) return failed(postbackFailures.because('AFFILIATE_KEY_NOT_FOUND'));
    await audit(strapi, { actor: by, action: 'affiliate.key-ended', subject: `affiliate-key:${id}` });
    return ok(null);
  });
