import type { Core } from '@strapi/strapi';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { audit } from '../../../platform/audit';
import { now } from '../../../platform/clock';
import { togetherOrNot } from '../../../platform/transaction';
import { affiliateFailures } from '../domain/failures';
import { clashOf, countriesOf, exclusiveAt, type Territory } from '../domain/territory';
import { affiliateById, affiliateByDocumentId } from '../store/affiliates';
import { holdProgram, programById } from '../store/programs';
import { endTerritory, exclusiveOf, insertTerritory, lockTerritory, territoriesOf } from '../store/territories';

/** What staff grants; `from` absent for this moment, `until` for no end. UTC ms. */
export interface TerritoryWish {
  readonly countries: readonly string[];
  readonly exclusive: boolean;
  readonly from: number | undefined;
  readonly until: number | undefined;
  readonly reason: string;
}

type Decided = Promise<Outcome<Territory, Failure>>;

const DAY = 86_400_000;

/** From when to when; null for days that are none. A day that has begun already begins now; one that is over is a mistake. */
const spanOf = ({ from, until = null }: { readonly from?: number | undefined; readonly until?: number | null | undefined }, at: number) => {
  const span = { from: Math.max(at, from ?? at), until };
  const isOver = from !== undefined && from < at - DAY;
  return isOver || (until !== null && until <= span.from) ? null : span;
};

/** Why countries cannot be held exclusively: the terms say nothing of it, or somebody else holds one of them. */
const troubleWith = async (
  strapi: Core.Strapi,
  wanted: Pick<Territory, 'programId' | 'affiliateId' | 'countries' | 'exclusive' | 'from' | 'until'>,
): Promise<Failure | null> => {
  const program = await programById(strapi, wanted.programId);
  if (program?.territoryRule === undefined) return affiliateFailures.because('TERRITORY_WITHOUT_RULE');
  const clash = clashOf(wanted, await exclusiveOf(strapi, wanted.programId));
  if (!clash) return null;
  const holder = await affiliateById(strapi, clash.with.affiliateId);
  return affiliateFailures.because('TERRITORY_TAKEN', { country: clash.country, holder: holder?.code ?? '' });
};

/**
 * Grants an affiliate countries of their program. The program is held first, so that of two that would overlap the second one sees the first.
 * It begins now at the earliest: what was ordered before was decided by what held then.
 */
export const grantTerritory = async (strapi: Core.Strapi, documentId: string, wish: TerritoryWish, by: string): Decided => {
  const who = await affiliateByDocumentId(strapi, documentId);
  if (!who) return failed(affiliateFailures.because('AFFILIATE_NOT_FOUND'));
  return togetherOrNot(strapi, async () => {
    await holdProgram(strapi, who.programId);
    const at = now();
    const span = spanOf(wish, at);
    if (!span) return failed(affiliateFailures.because('TERRITORY_DAYS_WRONG'));
    const countries = countriesOf(wish.countries);
    const { programId, id: affiliateId } = who;
    const wanted = { programId, affiliateId, countries, exclusive: wish.exclusive, ...span };
    const trouble = wish.exclusive ? await troubleWith(strapi, wanted) : null;
    if (trouble) return failed(trouble);
    const territory = await insertTerritory(strapi, { ...wanted, reason: wish.reason, grantedBy: by, grantedAt: at });
    await audit(strapi, {
      actor: by,
      action: 'territory.granted',
      subject: `affiliate:${documentId}`,
      reason: wish.reason,
      after: { territory: territory.publicId, countries: countries.join(' '), exclusive: wish.exclusive, ...span },
    });
    return ok(territory);
  });
};

/** Ends a territory now, or before it begins, for a reason its holder reads. */
export const endTerritoryOf = async (
  strapi: Core.Strapi,
  documentId: string,
  { territory: id, reason }: { readonly territory: string; readonly reason: string },
  by: string,
): Decided =>
  togetherOrNot(strapi, async () => {
    const who = await affiliateByDocumentId(strapi, documentId);
    const found = who && (await lockTerritory(strapi, id));
    if (!who || found?.affiliateId !== who.id) return failed(affiliateFailures.because('TERRITORY_NOT_FOUND'));
    const at = Math.max(now(), found.from);
    if (found.endedBecause !== null || (found.until !== null && found.until <= now()))
      return failed(affiliateFailures.because('TERRITORY_ENDED'));
    await endTerritory(strapi, found, { at, because: reason, by });
    await audit(strapi, {
      actor: by,
      action: 'territory.ended',
      subject: `affiliate:${documentId}`,
      reason,
      before: { territory: id, countries: found.countries.join(' '), until: found.until },
      after: { until: at },
    });
    return ok({ ...found, until: at, endedBecause: reason });
  });

/** What the room can say and do of territories. */
export interface TerritoryVerbs {
  grantTerritory(documentId: string, wish: TerritoryWish, by: string): Decided;
  endTerritory(documentId: string, asked: { readonly territory: string; readonly reason: string }, by: string): Decided;
  /** Every territory of a program, or of some affiliates, that ever was; oldest first. */
  territoriesOf(where: Parameters<typeof territoriesOf>[1]): Promise<readonly Territory[]>;
  /** Who holds a country of a program exclusively at a moment. */
  exclusiveHolder(programId: number, country: string, at: number): Promise<Territory | null>;
}

export const territoryVerbs = (strapi: Core.Strapi): TerritoryVerbs => ({
  grantTerritory: (documentId, wish, by) => grantTerritory(strapi, documentId, wish, by),
  endTerritory: (documentId, asked, by) => endTerritoryOf(strapi, documentId, asked, by),
  territoriesOf: (where) => territoriesOf(strapi, where),
  exclusiveHolder: async (programId, country, at) => exclusiveAt(await exclusiveOf(strapi, programId), country, at),
});
