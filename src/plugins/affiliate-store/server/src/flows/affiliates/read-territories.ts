import type { Core } from '@strapi/strapi';
import type { listTerritoriesOfProgram, TerritoryView } from '../../../../contracts/territories';
import type { Data } from '../../../../contracts/endpoint';
import { affiliateFailures, affiliates, type Territory } from '../../capabilities/affiliates/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';
import { isoOf, maybeIsoOf } from '../../platform/moments';

const stateOf = ({ from, until }: Territory, at: number): TerritoryView['state'] => {
  if (until !== null && until <= at) return 'over';
  return from > at ? 'coming' : 'held';
};

const shown = async (strapi: Core.Strapi, found: readonly Territory[]): Promise<TerritoryView[]> => {
  const views: TerritoryView[] = [];
  for (const one of [...found].reverse()) {
    const program = await affiliates(strapi).program(one.programId);
    views.push({
      id: one.publicId,
      program: program?.name ?? '',
      countries: [...one.countries],
      exclusive: one.exclusive,
      from: isoOf(one.from),
      until: maybeIsoOf(one.until),
      state: stateOf(one, now()),
      reason: one.reason,
      endedBecause: one.endedBecause,
      rule: one.exclusive ? (program?.territoryRule ?? null) : null,
    });
  }
  return views;
};

/** One territory as it travels. */
export const territoryShown = async (
  strapi: Core.Strapi,
  decided: Outcome<Territory, Failure>,
): Promise<Outcome<{ readonly data: TerritoryView }, Failure>> => {
  if (!decided.ok) return decided;
  const [view] = await shown(strapi, [decided.value]);
  return view ? ok({ data: view }) : failed(affiliateFailures.because('TERRITORY_NOT_FOUND'));
};

/** The territories of some places in programs. */
export const territoriesOfPlaces = async (strapi: Core.Strapi, affiliateIds: readonly number[]): Promise<TerritoryView[]> =>
  affiliateIds.length === 0 ? [] : shown(strapi, await affiliates(strapi).territoriesOf({ affiliateIds }));

/** Those of one affiliate, as staff reads them. */
export const territoriesOfAffiliate = async (strapi: Core.Strapi, documentId: string): Promise<Outcome<TerritoryView[], Failure>> => {
  const who = await affiliates(strapi).affiliateOfDocument(documentId);
  return who ? ok(await territoriesOfPlaces(strapi, [who.id])) : failed(affiliateFailures.because('AFFILIATE_NOT_FOUND'));
};

/** Those of a program, with who holds them. */
export const territoriesOfProgram = async (
  strapi: Core.Strapi,
  documentId: string,
): Promise<Outcome<Data<typeof listTerritoriesOfProgram>, Failure>> => {
  const program = await affiliates(strapi).programOfDocument(documentId);
  if (!program) return failed(affiliateFailures.because('PROGRAM_NOT_FOUND'));
  const found = await affiliates(strapi).territoriesOf({ programId: program.id });
  const holders = await affiliates(strapi).affiliates(found.map(({ affiliateId }) => affiliateId));
  const views = await shown(strapi, found);
  return ok(
    [...found].reverse().flatMap(({ affiliateId }, index) => {
      const [view, holder] = [views[index], holders.get(affiliateId)];
      return view && holder ? [{ ...view, holder: { id: holder.documentId, name: holder.name, code: holder.code } }] : [];
    }),
  );
};
