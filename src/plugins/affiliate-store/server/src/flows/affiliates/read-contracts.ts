import type { Core } from '@strapi/strapi';
import type { ContractEntryView, ContractOffer, ContractTerms, ContractView } from '../../../../contracts/affiliate-contracts';
import type { Locale } from '../../../../contracts/primitives';
import {
  affiliateFailures,
  affiliates,
  changesBetween,
  filled,
  isByDeal,
  placeholders,
  promisedBy,
  REMINDED_BEFORE_MS,
  type Affiliate,
  type ContractCase,
  type ContractEntry,
  type Offer,
  type Terms,
} from '../../capabilities/affiliates/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';
import { isoOf, maybeIsoOf } from '../../platform/moments';
import { setting } from '../../platform/settings';
import { shopName } from '../../platform/shop-identity';
import { eventsView, ladderView, ruleViews } from './rate-views';
import type { PartnerSelf } from './read-partner-portal';

/** Terms as they travel: what is absent in them is null there. */
export const termsView = ({
  firstShareBasisPoints,
  territoryRule,
  territoryShareBasisPoints,
  secondTierMonths,
  maxPayments,
  forbidsBrandAds,
  lifetime,
  lifetimeMonths,
  maxMonths,
  rules,
  tiers,
  events,
  group: _read,
  ...terms
}: Terms): ContractTerms => ({
  ...terms,
  firstShareBasisPoints: firstShareBasisPoints ?? null,
  territoryRule: territoryRule ?? null,
  territoryShareBasisPoints: territoryShareBasisPoints ?? null,
  secondTierMonths: secondTierMonths ?? null,
  maxPayments: maxPayments ?? null,
  forbidsBrandAds: forbidsBrandAds ?? false,
  lifetime: lifetime ?? false,
  lifetimeMonths: lifetimeMonths ?? null,
  maxMonths: maxMonths ?? null,
  rules: ruleViews(rules),
  tiers: ladderView(tiers),
  events: eventsView(events),
});

const offerView = (
  strapi: Core.Strapi,
  of: ContractCase,
  offer: Offer,
  { locale, shop, validUntil }: { readonly locale: Locale; readonly shop: string; readonly validUntil: number },
): ContractOffer => {
  const promised = promisedBy(of.versions, offer);
  const { paper, hash } = affiliates(strapi).paperOf(of, offer, locale);
  const values = { terms: promised.terms, name: of.affiliate.name, program: of.program.name, shop, validUntil };
  return {
    version: offer.version,
    terms: termsView(promised.terms),
    text: filled(paper.text, placeholders(locale, values)),
    hash,
    changes: changesBetween(promisedBy(of.versions, of.contract.offer), promised).map((change) => ({ ...change })),
  };
};

const entryView = ({
  publicId,
  kind,
  at,
  version,
  rateBasisPoints,
  consent,
  hash,
  validUntil,
  note,
}: ContractEntry): ContractEntryView => ({
  id: publicId,
  kind,
  at: isoOf(at),
  version,
  rateBasisPoints,
  consent,
  hash,
  validUntil: maybeIsoOf(validUntil),
  note,
});

/** That one side has ended it, and where to apply again: nowhere before it is over, nor where nobody can. */
const partedView = async (strapi: Core.Strapi, { contract: { parted, ended }, program }: ContractCase): Promise<ContractView['parted']> => {
  if (!parted) return null;
  const listing = ended ? await affiliates(strapi).listingOfProgram(program.id) : null;
  return {
    by: parted.by,
    at: isoOf(parted.at),
    until: isoOf(parted.until),
    reason: parted.reason,
    again: listing !== null && listing.listed && listing.admission !== 'closed' ? listing.slug : null,
  };
};

const viewOf = async (strapi: Core.Strapi, of: ContractCase, locale: Locale): Promise<ContractView> => {
  const { affiliate, program, contract, entries } = of;
  const { notice } = contract;
  const page = { locale, shop: await setting(strapi, shopName), validUntil: contract.validUntil };
  return {
    id: affiliate.documentId,
    program: program.name,
    code: affiliate.code,
    ended: contract.ended,
    lapsed: contract.lapsed !== null,
    parted: await partedView(strapi, of),
    inForce: offerView(strapi, of, contract.offer, page),
    since: isoOf(contract.since),
    consent: { how: contract.consent.consent, at: isoOf(contract.consent.at), hash: contract.consent.hash },
    asksConsent: contract.consent.consent !== 'self' && contract.consent.consent !== 'paper',
    begunAt: isoOf(contract.begunAt),
    validUntil: isoOf(contract.validUntil),
    revisionAt: maybeIsoOf(affiliates(strapi).revisionOf(contract, now())),
    notice: notice && {
      offer: offerView(strapi, of, notice.entry, page),
      toldAt: isoOf(notice.entry.at),
      noticeEndsAt: isoOf(notice.entry.noticeEndsAt ?? notice.entry.at),
      revisionAt: maybeIsoOf(notice.entry.revisionAt),
      answer: notice.answer,
      answeredAt: maybeIsoOf(notice.answeredAt),
      appliesAt: maybeIsoOf(notice.appliesAt),
    },
    // What came with a deal of two sellers ends with it.
    renewal:
      contract.lapsed || contract.parted || isByDeal(entries) || now() < contract.validUntil - REMINDED_BEFORE_MS
        ? null
        : offerView(strapi, of, contract.present, page),
    history: entries.map(entryView),
  };
};

/** The contract of an affiliate as both sides see it. */
export const contractOfAffiliate = async (
  strapi: Core.Strapi,
  affiliate: Affiliate | null,
  locale: Locale,
): Promise<Outcome<ContractView, Failure>> => {
  const of = affiliate && (await affiliates(strapi).contractOf(affiliate));
  return of ? ok(await viewOf(strapi, of, locale)) : failed(affiliateFailures.because('AFFILIATE_NOT_FOUND'));
};

/** The contracts of a signed-in affiliate, one for each program they are in. */
export const contractsOf = async (strapi: Core.Strapi, { places }: PartnerSelf, locale: Locale): Promise<ContractView[]> => {
  const views: ContractView[] = [];
  for (const place of places) {
    const of = await affiliates(strapi).contractOf(place);
    if (of) views.push(await viewOf(strapi, of, locale));
  }
  return views;
};

/** What an affiliate says to a contract of theirs; anybody else's is not found. */
export const answerOwnContract = async (
  strapi: Core.Strapi,
  { places }: PartnerSelf,
  id: string,
  {
    what,
    locale,
    hash,
  }: { readonly what: 'accept' | 'decline' | 'renew' | 'confirm'; readonly locale: Locale; readonly hash?: string | undefined },
): Promise<Outcome<ContractView, Failure>> => {
  const own = places.find(({ documentId }) => documentId === id);
  if (!own) return failed(affiliateFailures.because('AFFILIATE_NOT_FOUND'));
  const said = await affiliates(strapi).sayToContract(id, { what, consent: 'self', by: `affiliate:${id}`, locale, hash });
  return said.ok ? contractOfAffiliate(strapi, own, locale) : said;
};

/** What staff records of a paper. */
export const recordPaperOf = async (
  strapi: Core.Strapi,
  id: string,
  {
    what,
    reason,
    locale,
    by,
  }: { readonly what: 'accept' | 'decline' | 'renew' | 'confirm'; readonly reason: string; readonly locale: Locale; readonly by: string },
): Promise<Outcome<ContractView, Failure>> => {
  const said = await affiliates(strapi).sayToContract(id, { what, consent: 'paper', by, locale, note: reason });
  return said.ok ? contractOfAffiliate(strapi, await affiliates(strapi).affiliateOfDocument(id), locale) : said;
};
