import type { Core } from '@strapi/strapi';
import type { previewTerms, publishTerms, readTerms, TermsPerson } from '../../../../contracts/affiliate-contracts';
import type { Data, Request } from '../../../../contracts/endpoint';
import {
  affiliateFailures,
  affiliates,
  EQUAL_SHARES,
  noticeDays,
  termsOf,
  type Affiliate,
  type Contract,
  type Foreseen,
  type Terms,
} from '../../capabilities/affiliates/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { isoOf, maybeIsoOf } from '../../platform/moments';
import { setting } from '../../platform/settings';
import { excessOfDraft } from './guard-margin';
import { withRates } from './manage-rates';
import { ladderView, ruleViews } from './rate-views';
import { publicUrl } from '../../platform/shop-identity';
import { termsView } from './read-contracts';

const personView = ({ affiliate, contract }: { readonly affiliate: Affiliate; readonly contract: Contract }): TermsPerson => ({
  id: affiliate.documentId,
  name: affiliate.name,
  code: affiliate.code,
  version: contract.offer.version,
  rateBasisPoints: contract.offer.rateBasisPoints,
  consent: contract.consent.consent,
  consentAt: isoOf(contract.consent.at),
  validUntil: isoOf(contract.validUntil),
  ended: contract.ended,
  notice: contract.notice && {
    version: contract.notice.entry.version,
    toldAt: isoOf(contract.notice.entry.at),
    noticeEndsAt: isoOf(contract.notice.entry.noticeEndsAt ?? contract.notice.entry.at),
    answer: contract.notice.answer,
    appliesAt: maybeIsoOf(contract.notice.appliesAt),
  },
});

/** A program's terms by version, and who is under which, was told, accepted or declined. */
export const termsOfProgram = async (strapi: Core.Strapi, id: string): Promise<Outcome<Data<typeof readTerms>, Failure>> => {
  const program = await affiliates(strapi).programOfDocument(id);
  if (!program) return failed(affiliateFailures.because('PROGRAM_NOT_FOUND'));
  const listing = await affiliates(strapi).listingOfProgram(program.id);
  if (!listing) return failed(affiliateFailures.because('PROGRAM_NOT_FOUND'));
  const { slug, listed, admission, kind } = listing;
  const people = await affiliates(strapi).peopleUnder(program.id);
  const versions = await affiliates(strapi).versionsOf(program.id);
  return ok({
    id,
    name: program.name,
    version: program.version,
    noticeDays: await setting(strapi, noticeDays),
    door: { url: `${await setting(strapi, publicUrl)}/store/programs/${encodeURIComponent(slug)}`, listed, admission, kind },
    terms: termsView(termsOf(program)),
    versions: versions.map(({ version, since, terms }) => ({
      ...termsView(terms),
      version,
      since: isoOf(since),
      people: people.filter(({ contract }) => contract.offer.version === version).length,
    })),
    people: people.map(personView),
  });
};

type Draft = Request<typeof publishTerms>['body']['terms'];
const monthsOfSecondTier = (months: number | null | undefined): Pick<Terms, 'secondTierMonths'> =>
  months === null || months === undefined ? {} : { secondTierMonths: months };

const eventsOf = (events: Draft['events'] | Terms['events']): Pick<Terms, 'events'> =>
  events === null || events === undefined ? {} : { events };

/** How sales are shared, where the model shares them; left out, it stays, and is half and half where there was none. */
const sharesIn = (
  { model }: Pick<Draft, 'model'>,
  asked: number | null | undefined,
  program: Terms,
): Pick<Terms, 'firstShareBasisPoints'> =>
  model === 'multi_click' ? { firstShareBasisPoints: asked ?? program.firstShareBasisPoints ?? EQUAL_SHARES } : {};

/** What is said of territories; left out, it stays. */
const territoryIn = (
  { territoryRule: asked, territoryShareBasisPoints: share }: Pick<Draft, 'territoryRule' | 'territoryShareBasisPoints'>,
  program: Terms,
): Pick<Terms, 'territoryRule' | 'territoryShareBasisPoints'> => {
  const territoryRule = asked === undefined ? program.territoryRule : (asked ?? undefined);
  if (territoryRule === undefined) return {};
  const territoryShareBasisPoints = share ?? program.territoryShareBasisPoints ?? EQUAL_SHARES;
  return { territoryRule, ...(territoryRule === 'shared' ? { territoryShareBasisPoints } : {}) };
};

/** The terms a program would have by a draft. What is left out stays: rules, tiers and the months of a subscription have a page of their own. */
export const termsOfDraft = (
  {
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
    ...terms
  }: Draft,
  program: Terms,
): Terms =>
  withRates(
    {
      ...terms,
      ...sharesIn(terms, firstShareBasisPoints, program),
      ...territoryIn({ territoryRule, territoryShareBasisPoints }, program),
      ...monthsOfSecondTier(secondTierMonths === undefined ? program.secondTierMonths : secondTierMonths),
      ...(maxPayments === null ? {} : { maxPayments }),
      ...((forbidsBrandAds ?? program.forbidsBrandAds) ? { forbidsBrandAds: true as const } : {}),
      ...(lifetime ? { lifetime, ...(lifetimeMonths === null ? {} : { lifetimeMonths }) } : {}),
      ...eventsOf(events === undefined ? program.events : events),
    },
    {
      rules: rules ?? ruleViews(program.rules),
      tiers: tiers === undefined ? ladderView(program.tiers) : tiers,
      maxMonths: maxMonths === undefined ? (program.maxMonths ?? null) : maxMonths,
    },
  );

/** The words of the contract in every language in which they are not the same, each under its language. */
const wordsThatDiffer = ({ before, after }: Pick<Foreseen, 'before' | 'after'>): { before: string; after: string } | null => {
  const locales = [...new Set([...Object.keys(before.texts), ...Object.keys(after.texts)])] as Array<keyof typeof after.texts>;
  const differing = locales.filter((locale) => (before.texts[locale] ?? '') !== (after.texts[locale] ?? ''));
  const written = ({ texts }: Foreseen['before']) => differing.map((locale) => `${locale}: ${texts[locale] ?? ''}`).join('\n');
  return differing.length === 0 ? null : { before: written(before), after: written(after) };
};

/** Who a draft would concern, and from when. */
export const previewOfTerms = async (
  strapi: Core.Strapi,
  id: string,
  draft: Draft,
): Promise<Outcome<Data<typeof previewTerms>, Failure>> => {
  const program = await affiliates(strapi).programOfDocument(id);
  if (!program) return failed(affiliateFailures.because('PROGRAM_NOT_FOUND'));
  const foreseen = await affiliates(strapi).foresee(program, termsOfDraft(draft, program));
  return ok(
    foreseen.map(({ affiliate, verdict, changes, before, after, noticeEndsAt, appliesAt }) => ({
      id: affiliate.documentId,
      name: affiliate.name,
      verdict,
      changes: changes.map((change) => ({ ...change })),
      terms: verdict === 'same' ? null : { before: termsView(before.terms), after: termsView(after.terms) },
      words: wordsThatDiffer({ before, after }),
      noticeEndsAt: maybeIsoOf(noticeEndsAt),
      appliesAt: maybeIsoOf(appliesAt),
    })),
  );
};

/** New terms for a program: whoever is in gets better ones at once and is told of worse ones. */
export const publishNewTerms = async (
  strapi: Core.Strapi,
  id: string,
  { terms, version, by }: { readonly terms: Draft; readonly version: number; readonly by: string },
): Promise<Outcome<Data<typeof publishTerms>, Failure>> => {
  const program = await affiliates(strapi).programOfDocument(id);
  if (!program) return failed(affiliateFailures.because('PROGRAM_NOT_FOUND'));
  const draft = termsOfDraft(terms, program);
  const excess = await excessOfDraft(strapi, program.id, draft);
  if (excess) return failed(excess);
  const published = await affiliates(strapi).publishTerms(id, draft, { seen: version, by });
  return published.ok ? ok({ version: published.value.version }) : published;
};
