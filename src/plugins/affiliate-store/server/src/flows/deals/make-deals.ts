import type { Core } from '@strapi/strapi';
import type { answerDeal, proposeDeal } from '../../../../contracts/deals';
import type { Input } from '../../../../contracts/endpoint';
import { affiliates, type Program } from '../../capabilities/affiliates/service';
import { catalog } from '../../capabilities/catalog/service';
import { creatives } from '../../capabilities/creatives/service';
import { dealFailures, deals, isLiving, noticeEnd, phaseOf, type Deal, type Named, type Side } from '../../capabilities/deals/service';
import { paths } from '../../capabilities/paths/service';
import { people, type Party } from '../../capabilities/people/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { now } from '../../platform/clock';
import { isoOf } from '../../platform/moments';
import { togetherOrNot } from '../../platform/transaction';
import { ownProducts, ownPrograms } from '../affiliates/own-programs';
import type { StudioSelf } from '../catalog/recognise-creator';
import { mailAboutDeal } from './write-deal-mail';

const DAY = 86_400_000;
const LONGEST_DAYS = 3 * 366;

type Asked = Input<typeof proposeDeal>['body'];
type Done = Promise<Outcome<Deal, Failure>>;
type Which = 'proposer' | 'partner';

/** The party of the seller with a handle, who is not oneself. */
export const partnerOf = async (strapi: Core.Strapi, self: StudioSelf, handle: string): Promise<Outcome<Party, Failure>> => {
  const creator = await catalog(strapi).creatorByHandle(handle);
  if (!creator) return failed(dealFailures.because('DEAL_PARTNER_UNKNOWN'));
  const party = await people(strapi).partyForEmail(creator.email, creator.name);
  return party.id === self.partyId ? failed(dealFailures.because('DEAL_WITH_ONESELF')) : ok(party);
};

/** A program of a seller that can be put into a deal: nobody else sells in it, and no path is before newcomers. */
const fitProgram = async (strapi: Core.Strapi, partyId: number, id: string, side: Which): Promise<Outcome<Program, Failure>> => {
  const found = (await ownPrograms(strapi, { partyId })).find(({ program }) => program.documentId === id);
  const fits = found?.alone === true && (await paths(strapi).pathFor(found.program.id)) === null;
  return found && fits ? ok(found.program) : failed(dealFailures.because('DEAL_PROGRAM_UNFIT', { side }));
};

type Part = Asked['yours'];

/** One side's part of a deal, with everything it names found. */
const sideFrom = async (
  strapi: Core.Strapi,
  partyId: number,
  { program: document, products }: Part,
  side: Which,
): Promise<Outcome<Omit<Side, 'placeId'>, Failure>> => {
  const program = await fitProgram(strapi, partyId, document, side);
  if (!program.ok) return program;
  const { id: programId, version } = program.value;
  const mine = (await ownProducts(strapi, { partyId })).filter((one) => one.programId === programId);
  const chosen = mine.filter(({ documentId }) => products.includes(documentId));
  const named = [...new Map(chosen.map(({ documentId: id, name }) => [id, { id, name }])).values()];
  if (named.length !== new Set(products).size) return failed(dealFailures.because('DEAL_PRODUCT_UNKNOWN'));
  return ok({ partyId, programId, version, products: named });
};

/** The pieces a deal names: in use, of one of its programs, and nobody's alone. */
const piecesOf = async (
  strapi: Core.Strapi,
  wanted: readonly string[],
  programIds: readonly number[],
): Promise<Outcome<Named[], Failure>> => {
  const found: Named[] = [];
  for (const id of new Set(wanted)) {
    const piece = await creatives(strapi).find(id);
    const fits = piece?.retiredAt === null && piece.partyId === null && piece.programId !== null && programIds.includes(piece.programId);
    if (!piece || !fits) return failed(dealFailures.because('DEAL_PRODUCT_UNKNOWN'));
    found.push({ id: piece.publicId, name: piece.name });
  }
  return ok(found);
};

/** The moment after a day, if a deal may end then. */
const endFrom = ({ endsOn, noticeDays }: Asked, at: number): number | null => {
  const end = Date.parse(`${endsOn}T00:00:00Z`) + DAY;
  return end > at + noticeDays * DAY && end > at + DAY && end <= at + LONGEST_DAYS * DAY ? end : null;
};

/** Why one of two has a place already that the deal would be beside; null where neither has. */
const takenPlace = async (
  strapi: Core.Strapi,
  proposer: Omit<Side, 'placeId'>,
  partner: Omit<Side, 'placeId'>,
): Promise<Failure | null> => {
  const at = now();
  for (const [side, who, where] of [
    ['proposer', proposer, partner],
    ['partner', partner, proposer],
  ] as const) {
    const place = (await affiliates(strapi).affiliatesOfParty(who.partyId)).find(({ programId }) => programId === where.programId);
    if (!place) continue;
    const standing = (await affiliates(strapi).contractsAt([place], at)).get(place.id);
    if (place.state !== 'active' || !standing?.contract.ended) return dealFailures.because('DEAL_PLACE_TAKEN', { side });
  }
  return null;
};

/** Proposes a deal. Nobody earns anything by it before it is accepted. */
export const proposeDealBy = (strapi: Core.Strapi, self: StudioSelf, asked: Asked, by: string): Done =>
  togetherOrNot(strapi, async () => {
    const partner = await partnerOf(strapi, self, asked.handle);
    if (!partner.ok) return partner;
    const endsAt = endFrom(asked, now());
    if (endsAt === null) return failed(dealFailures.because('DEAL_DAYS_WRONG'));
    const mine = await sideFrom(strapi, self.partyId, asked.yours, 'proposer');
    if (!mine.ok) return mine;
    const theirs = await sideFrom(strapi, partner.value.id, asked.theirs, 'partner');
    if (!theirs.ok) return theirs;
    const pieces = await piecesOf(strapi, asked.creatives, [mine.value.programId, theirs.value.programId]);
    if (!pieces.ok) return pieces;
    const programs = [mine.value.programId, theirs.value.programId];
    const before = (await deals(strapi).between(self.partyId, partner.value.id)).filter((deal) => isLiving(deal, now()));
    if (before.some((deal) => programs.includes(deal.proposer.programId) || programs.includes(deal.partner.programId)))
      return failed(dealFailures.because('DEAL_EXISTS'));
    const taken = await takenPlace(strapi, mine.value, theirs.value);
    if (taken) return failed(taken);
    const { rateBasisPoints, noticeDays, message, locale } = asked;
    const made = await deals(strapi).propose({
      proposer: mine.value,
      partner: theirs.value,
      creatives: pieces.value,
      rateBasisPoints,
      noticeDays,
      endsAt,
      locale,
      message,
    });
    await audit(strapi, {
      actor: by,
      action: 'deal.propose',
      subject: `deal:${made.publicId}`,
      after: { rateBasisPoints, noticeDays, endsAt: isoOf(endsAt), programs },
    });
    await mailAboutDeal(strapi, made, 'proposed', made.proposer.partyId);
    return ok(made);
  });

interface Act {
  readonly id: string;
  readonly by: string;
}

/** One step of a deal, locked; not found for whoever is none of its sides. */
const step = (strapi: Core.Strapi, self: StudioSelf, id: string, take: (deal: Deal) => Done): Done =>
  togetherOrNot(strapi, async () => {
    const found = await deals(strapi).lock(id);
    if (!found || (found.proposer.partyId !== self.partyId && found.partner.partyId !== self.partyId))
      return failed(dealFailures.because('DEAL_NOT_FOUND'));
    return take(found);
  });

const wrongState = (deal: Deal): Outcome<never, Failure> => failed(dealFailures.because('DEAL_STATE', { state: phaseOf(deal, now()) }));

const kept = async (strapi: Core.Strapi, after: Deal, action: string, by: string): Promise<Outcome<Deal, Failure>> => {
  await deals(strapi).keep(after);
  await audit(strapi, {
    actor: by,
    action,
    subject: `deal:${after.publicId}`,
    ...(after.reason === null ? {} : { reason: after.reason }),
    after: { state: after.state, places: [after.proposer.placeId, after.partner.placeId], noticedUntil: after.noticedUntil },
  });
  return ok(after);
};

/** What the place of one side in the other's program was refused for, in the words of deals. */
const REFUSED: Readonly<Record<string, 'DEAL_PLACE_TAKEN' | 'DEAL_TERMS_CHANGED'>> = {
  ALREADY_ENROLLED: 'DEAL_PLACE_TAKEN',
  CONTRACT_CHANGED: 'DEAL_TERMS_CHANGED',
};

/** Gives one side its place in the other's program, at the rate of the deal until its end. */
const placeOf = async (strapi: Core.Strapi, deal: Deal, which: Which, act: Act & { readonly locale: Deal['locale'] }) => {
  const [who, where] = which === 'proposer' ? [deal.proposer, deal.partner] : [deal.partner, deal.proposer];
  const party = await people(strapi).party(who.partyId);
  const program = await affiliates(strapi).program(where.programId);
  if (!party?.emailNorm || !program) return failed(dealFailures.because('DEAL_PROGRAM_UNFIT', { side: which }));
  const fit = await fitProgram(strapi, where.partyId, program.documentId, which);
  if (!fit.ok) return fit;
  const entered = await affiliates(strapi).enterByDeal({
    deal: deal.publicId,
    programId: where.programId,
    party,
    email: party.emailNorm,
    name: party.name,
    rateBasisPoints: deal.rateBasisPoints,
    version: where.version,
    locale: act.locale,
    validUntil: deal.endsAt,
    by: act.by,
  });
  if (entered.ok) return entered;
  const code = REFUSED[entered.failure.code];
  return code ? failed(dealFailures.because(code, { side: which })) : entered;
};

/** Both places, the program with the smaller number first: two deals that are accepted at once never wait for each other. */
const bothPlaces = async (strapi: Core.Strapi, deal: Deal, act: Act & { readonly locale: Deal['locale'] }): Done => {
  const order: Which[] = deal.partner.programId < deal.proposer.programId ? ['proposer', 'partner'] : ['partner', 'proposer'];
  const places: { proposer: number | null; partner: number | null } = { proposer: null, partner: null };
  for (const which of order) {
    const locale = which === 'proposer' ? deal.locale : act.locale;
    const entered = await placeOf(strapi, deal, which, { ...act, locale });
    if (!entered.ok) return entered;
    places[which] = entered.value.id;
  }
  return ok({
    ...deal,
    state: 'accepted',
    answeredAt: now(),
    proposer: { ...deal.proposer, placeId: places.proposer },
    partner: { ...deal.partner, placeId: places.partner },
  });
};

/** The partner accepts, and each is an affiliate of the other; or declines. */
export const answerDealOf = (
  strapi: Core.Strapi,
  self: StudioSelf,
  act: Act,
  { accept, reason, locale }: Input<typeof answerDeal>['body'],
): Done =>
  step(strapi, self, act.id, async (deal) => {
    // What one proposed, the other answers.
    if (deal.partner.partyId !== self.partyId || phaseOf(deal, now()) !== 'proposed') return wrongState(deal);
    if (!accept) {
      const declined = await kept(strapi, { ...deal, state: 'declined', reason, answeredAt: now() }, 'deal.decline', act.by);
      await mailAboutDeal(strapi, { ...deal, reason }, 'declined', self.partyId);
      return declined;
    }
    const placed = await bothPlaces(strapi, deal, { ...act, locale });
    if (!placed.ok) return placed;
    const accepted = await kept(strapi, placed.value, 'deal.accept', act.by);
    await mailAboutDeal(strapi, placed.value, 'accepted', self.partyId);
    return accepted;
  });

/** The proposer takes it back before it is answered. */
export const withdrawDealOf = (strapi: Core.Strapi, self: StudioSelf, { id, by }: Act): Done =>
  step(strapi, self, id, (deal) =>
    deal.proposer.partyId === self.partyId && phaseOf(deal, now()) === 'proposed'
      ? kept(strapi, { ...deal, state: 'withdrawn' }, 'deal.withdraw', by)
      : Promise.resolve(wrongState(deal)),
  );

/** Either gives notice: both contracts end on the day the notice is over. */
export const endDealOf = (strapi: Core.Strapi, self: StudioSelf, { id, by }: Act): Done =>
  step(strapi, self, id, async (deal) => {
    if (phaseOf(deal, now()) !== 'running') return wrongState(deal);
    const at = noticeEnd(deal, now());
    const sides = [deal.proposer, deal.partner].sort((a, b) => b.programId - a.programId);
    for (const { placeId } of sides) {
      if (placeId === null) continue;
      const ended = await affiliates(strapi).endByDeal({ affiliateId: placeId, deal: deal.publicId, at, by });
      if (!ended.ok) return ended;
    }
    const after = { ...deal, noticedUntil: at, noticedBy: self.partyId };
    const noticed = await kept(strapi, after, 'deal.notice', by);
    await mailAboutDeal(strapi, after, 'noticed', self.partyId);
    return noticed;
  });
