import type { Core } from '@strapi/strapi';
import type { AdminBonusRow } from '../../../../contracts/admin';
import type { BonusView, LibraryBonus, listBonusChoices, ReviewedBonus, StudioBonusTerms } from '../../../../contracts/bonuses';
import type { Data } from '../../../../contracts/endpoint';
import { affiliateFailures, affiliates, type Affiliate } from '../../capabilities/affiliates/service';
import {
  bonuses,
  bonusFailures,
  standingOf,
  type Bonus,
  type BonusFilter,
  type BonusState,
  type BonusTerms,
  type GivenBonus,
} from '../../capabilities/bonuses/service';
import { catalog } from '../../capabilities/catalog/service';
import { members } from '../../capabilities/members/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';
import { isoOf } from '../../platform/moments';
import { accessOf } from './hand-out-bonus';
import { ownProducts, ownPrograms } from '../affiliates/own-programs';
import { managedOf } from '../managers/read-managers';
import type { Page, PartnerSelf } from '../affiliates/read-partner-portal';
import type { StudioSelf } from '../catalog/recognise-creator';

const MOST_PRODUCTS = 500;

interface Asked {
  readonly state?: BonusState | undefined;
  readonly before?: number | undefined;
  readonly limit: number;
}

interface Known {
  readonly places: ReadonlyMap<number, Affiliate>;
  readonly counts: Awaited<ReturnType<ReturnType<typeof bonuses>['countGiven']>>;
}

const knownOf = async (strapi: Core.Strapi, found: readonly Bonus[]): Promise<Known> => ({
  places: await affiliates(strapi).affiliates([...new Set(found.map(({ affiliateId }) => affiliateId))]),
  counts: await bonuses(strapi).countGiven(found.map(({ id }) => id)),
});

const fileView = ({ file }: Bonus): BonusView['file'] => file && { name: file.name, bytes: file.bytes };

const viewOf = (bonus: Bonus, { places, counts }: Known): BonusView => ({
  id: bonus.publicId,
  state: bonus.state,
  kind: bonus.kind,
  title: bonus.title,
  text: bonus.text,
  url: bonus.url,
  file: fileView(bonus),
  delayHours: bonus.delayHours,
  product: { id: bonus.productId, name: bonus.productName },
  program: places.get(bonus.affiliateId)?.programName ?? '',
  code: places.get(bonus.affiliateId)?.code ?? '',
  reason: bonus.reason,
  waiting: counts.get(bonus.id)?.waiting ?? 0,
  given: counts.get(bonus.id)?.given ?? 0,
  createdAt: isoOf(bonus.createdAt),
  changedAt: isoOf(bonus.changedAt),
});

const reviewed = (bonus: Bonus, known: Known): ReviewedBonus => ({
  ...viewOf(bonus, known),
  affiliate: known.places.get(bonus.affiliateId)?.name ?? '',
});

const onDesk = (bonus: Bonus, known: Known): AdminBonusRow => ({
  ...reviewed(bonus, known),
  affiliateId: known.places.get(bonus.affiliateId)?.documentId ?? '',
});

const pageOf = async <Row>(
  strapi: Core.Strapi,
  filter: BonusFilter,
  { before, limit }: Asked,
  view: (bonus: Bonus, known: Known) => Row,
): Promise<Page<Row>> => {
  const found = await bonuses(strapi).list(filter, { before, limit });
  const known = await knownOf(strapi, found);
  const last = found.length === limit ? found.at(-1) : undefined;
  return {
    rows: found.map((bonus) => view(bonus, known)),
    nextCursor: last ? String(last.id) : null,
    total: await bonuses(strapi).count(filter),
  };
};

/** A page of an affiliate's own bonuses, newest first. */
export const ownBonuses = (strapi: Core.Strapi, { partyId }: PartnerSelf, asked: Asked): Promise<Page<BonusView>> =>
  pageOf(strapi, { partyId, state: asked.state }, asked, viewOf);

/** One bonus of an affiliate's own; not found when it is anybody else's. */
export const ownBonus = async (strapi: Core.Strapi, { partyId }: PartnerSelf, id: string): Promise<Outcome<Bonus, Failure>> => {
  const bonus = await bonuses(strapi).find(id);
  return bonus?.partyId === partyId ? ok(bonus) : failed(bonusFailures.because('BONUS_NOT_FOUND'));
};

export const bonusViewOf = async (strapi: Core.Strapi, bonus: Bonus): Promise<BonusView> => viewOf(bonus, await knownOf(strapi, [bonus]));
export const reviewedBonusOf = async (strapi: Core.Strapi, bonus: Bonus): Promise<ReviewedBonus> =>
  reviewed(bonus, await knownOf(strapi, [bonus]));
export const adminBonusOf = async (strapi: Core.Strapi, bonus: Bonus): Promise<AdminBonusRow> =>
  onDesk(bonus, await knownOf(strapi, [bonus]));

/** Where an affiliate may register one: their places in programs that have them. */
export const bonusChoices = async (strapi: Core.Strapi, { places }: PartnerSelf): Promise<Data<typeof listBonusChoices>> => {
  const active = places.filter(({ state }) => state === 'active');
  const terms = await bonuses(strapi).terms(active.map(({ programId }) => programId));
  const choices: Data<typeof listBonusChoices> = [];
  for (const { code, programId, programName } of active) {
    const said = terms.get(programId);
    if (!said?.enabled) continue;
    const products = await catalog(strapi).publishedInProgram(programId, MOST_PRODUCTS);
    choices.push({
      code,
      program: programName,
      automatic: said.automatic,
      products: [...new Map(products.map(({ documentId: id, name }) => [id, { id, name }])).values()],
    });
  }
  return choices;
};

/** A page of bonuses for the products somebody made. */
export const bonusesForCreator = async (strapi: Core.Strapi, self: StudioSelf, asked: Asked): Promise<Page<ReviewedBonus>> => {
  const products = (await ownProducts(strapi, self)).map(({ documentId }) => documentId);
  return pageOf(strapi, { products, state: asked.state }, asked, reviewed);
};

/** A page of bonuses as the desk sees them, narrowed to those of the affiliates somebody manages. */
export const bonusesOnDesk = async (
  strapi: Core.Strapi,
  { program: document, onlyManagedBy, ...asked }: Asked & { readonly program?: string | undefined; readonly onlyManagedBy: number | null },
): Promise<Outcome<Page<AdminBonusRow>, Failure>> => {
  const program = document === undefined ? undefined : await affiliates(strapi).programOfDocument(document);
  if (program === null) return failed(affiliateFailures.because('PROGRAM_NOT_FOUND'));
  const only = managedOf(strapi, onlyManagedBy);
  const managed = only && (() => affiliates(strapi).asQuery(only));
  return ok(await pageOf(strapi, { state: asked.state, programId: program?.id, managed }, asked, onDesk));
};

/** What one program says about bonuses. */
export const readBonusTerms = async (strapi: Core.Strapi, document: string): Promise<Outcome<BonusTerms, Failure>> => {
  const program = await affiliates(strapi).programOfDocument(document);
  const said = program && (await bonuses(strapi).terms([program.id])).get(program.id);
  return said ? ok(said) : failed(affiliateFailures.because('PROGRAM_NOT_FOUND'));
};

/** What the programs somebody sells in say about bonuses. */
export const bonusTermsFor = async (strapi: Core.Strapi, self: StudioSelf): Promise<StudioBonusTerms[]> => {
  const programs = await ownPrograms(strapi, self);
  const terms = await bonuses(strapi).terms(programs.map(({ program }) => program.id));
  return programs.map(({ program: { id, documentId, name }, alone }) => ({
    program: documentId,
    name,
    yours: alone,
    enabled: terms.get(id)?.enabled ?? false,
    automatic: terms.get(id)?.automatic ?? false,
  }));
};

type Promised = Pick<GivenBonus, 'productId'> & { readonly view: LibraryBonus };

/** What was promised with some orders, as its buyers have it: one that came twice is shown once, as it stands best. */
export const promisedViews = async (strapi: Core.Strapi, given: readonly GivenBonus[]): Promise<readonly Promised[]> => {
  if (given.length === 0) return [];
  const found = await bonuses(strapi).byIds([...new Set(given.map(({ bonusId }) => bonusId))]);
  const access = await members(strapi).entitlementsOfOrders([...new Set(given.map(({ orderId }) => orderId))]);
  const { places } = await knownOf(strapi, [...found.values()]);
  const at = now();
  const best = new Map<number, Promised>();
  for (const one of given) {
    const bonus = found.get(one.bonusId);
    if (!bonus) continue;
    const state = standingOf(one, bonus, { access: await accessOf(strapi, one, at, access), at });
    const before = best.get(bonus.id);
    if (before && RANK[before.view.state] <= RANK[state]) continue;
    const open = state === 'open';
    best.set(bonus.id, {
      productId: one.productId,
      view: {
        id: one.publicId,
        title: bonus.title,
        text: bonus.text,
        kind: bonus.kind,
        state,
        opensAt: isoOf(one.dueAt),
        from: places.get(bonus.affiliateId)?.name ?? '',
        url: open ? bonus.url : null,
        file: open ? fileView(bonus) : null,
      },
    });
  }
  return [...best.values()];
};

const RANK: Readonly<Record<LibraryBonus['state'], number>> = { open: 0, waiting: 1, paused: 2, ended: 3 };
