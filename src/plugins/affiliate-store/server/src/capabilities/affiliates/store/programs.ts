import type { Core } from '@strapi/strapi';
import { locked, sql, together } from '../../../platform/transaction';
import type { Failure } from '../../../kernel/failure';
import { admissionOf, type Admission, type ProgramKind } from '../domain/admission';
import { sameTexts } from '../domain/change';
import { troubleWithRates } from '../domain/check-rates';
import type { ContractTexts } from '../domain/contract-locale';
import { affiliateFailures } from '../domain/failures';
import { changedTerms, EQUAL_SHARES, sharesOtherwise, termsOf, VALIDITY_MONTHS, type Program, type Terms } from '../domain/terms';
import { countInProgram } from './affiliates';
import { versionsPromised } from './contracts';
import { ratesAsText, ratesIn } from './rates';
import { tellProgram } from './notices';
import { insertVersion, newestVersion, versionsOf, type ProgramVersion } from './versions';

const TABLE = 'afs_programs';

interface Row {
  id: number;
  document_id: string;
  name: string;
  open: boolean | number;
  kind: ProgramKind | null;
  admission: Admission | null;
  version: number | null;
  rate_basis_points: number;
  second_tier_basis_points: number;
  second_tier_base: Terms['secondTierBase'];
  second_tier_months: number | null;
  commission_base: Terms['commissionBase'];
  model: Terms['model'];
  first_share_basis_points: number | null;
  territory_rule: NonNullable<Terms['territoryRule']> | null;
  territory_share_basis_points: number | null;
  window_days: number;
  hold_days: number;
  allow_own_referrals: boolean | number;
  forbids_brand_ads: boolean | number | null;
  max_payments: number | null;
  max_months: number | null;
  rules: string | null;
  tiers: string | null;
  events: string | null;
  lifetime: boolean | number | null;
  lifetime_months: number | null;
  validity_months: number | null;
  revision_months: number | null;
  contract_en: string | null;
  contract_fr: string | null;
  contract_es: string | null;
  contract_pt_br: string | null;
  contract_ar: string | null;
}

const textsOf = (row: Row): ContractTexts => {
  const texts = { en: row.contract_en, fr: row.contract_fr, es: row.contract_es, 'pt-BR': row.contract_pt_br, ar: row.contract_ar };
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => (text ?? '').trim() !== ''));
};

/** What is said of sales that are not one affiliate's alone. */
const sharingIn = ({ model, first_share_basis_points: first, territory_rule: rule, territory_share_basis_points: share }: Row) => ({
  ...(model === 'multi_click' ? { firstShareBasisPoints: first ?? EQUAL_SHARES } : {}),
  ...(rule === null ? {} : { territoryRule: rule }),
  ...(rule === 'shared' ? { territoryShareBasisPoints: share ?? EQUAL_SHARES } : {}),
});

const programOf = (row: Row): Program => ({
  id: row.id,
  documentId: row.document_id,
  name: row.name,
  open: admissionOf({ ...row, open: Boolean(row.open) }) === 'open',
  version: row.version ?? 1,
  rateBasisPoints: row.rate_basis_points,
  secondTierBasisPoints: row.second_tier_basis_points,
  secondTierBase: row.second_tier_base,
  ...(row.second_tier_months === null ? {} : { secondTierMonths: row.second_tier_months }),
  commissionBase: row.commission_base,
  model: row.model,
  ...sharingIn(row),
  windowDays: row.window_days,
  holdDays: row.hold_days,
  allowOwnReferrals: Boolean(row.allow_own_referrals),
  ...(row.forbids_brand_ads ? { forbidsBrandAds: true as const } : {}),
  ...(row.max_payments === null ? {} : { maxPayments: row.max_payments }),
  ...(row.lifetime ? { lifetime: true as const, ...(row.lifetime_months === null ? {} : { lifetimeMonths: row.lifetime_months }) } : {}),
  ...(row.max_months === null ? {} : { maxMonths: row.max_months }),
  // What is no rule is none: whoever writes by way of the shop is refused instead (watch-programs).
  ...ratesIn(row),
  texts: textsOf(row),
  validityMonths: row.validity_months ?? VALIDITY_MONTHS[row.kind ?? 'referral'],
  revisionMonths: row.revision_months,
});

const promisesTheSame = (known: ProgramVersion | null, program: Program): boolean =>
  known !== null && changedTerms(known.terms, termsOf(program)).length === 0 && sameTexts(known.texts, program.texts);

/**
 * The program with the number of the terms it has now. Terms that changed without a number, by whatever hand (the Content
 * Manager, an import, SQL), get the next one here, before anything can be promised by them, and those who are in are told.
 */
const numbered = async (strapi: Core.Strapi, row: Row): Promise<Program> => {
  const known = await newestVersion(strapi, row.id);
  if (known && promisesTheSame(known, programOf(row)) && row.version === known.version)
    return { ...programOf(row), version: known.version };
  return together(strapi, async () => {
    const current = (await locked(strapi, sql(strapi)(TABLE).where({ id: row.id })).first()) as Row | undefined;
    const program = programOf(current ?? row);
    const last = await newestVersion(strapi, row.id);
    const same = last !== null && promisesTheSame(last, program);
    const version = same ? last.version : (last?.version ?? 0) + 1;
    const numberedNow = { ...program, version };
    if (!same) await insertVersion(strapi, program, version);
    await sql(strapi)(TABLE).where({ id: program.id }).update({ version });
    // Whoever is in stands by what they agreed to: better terms are theirs at once, worse ones wait.
    if (!same && last !== null) await tellProgram(strapi, numberedNow);
    return numberedNow;
  });
};

const programWhere = async (strapi: Core.Strapi, where: object): Promise<Program | null> => {
  const row = (await sql(strapi)(TABLE).where(where).first()) as Row | undefined;
  return row ? numbered(strapi, row) : null;
};

export const programById = (strapi: Core.Strapi, id: number): Promise<Program | null> => programWhere(strapi, { id });
export const programByDocumentId = (strapi: Core.Strapi, documentId: string): Promise<Program | null> =>
  programWhere(strapi, { document_id: documentId });

export const allPrograms = async (strapi: Core.Strapi): Promise<readonly Program[]> => {
  const programs: Program[] = [];
  for (const row of (await sql(strapi)(TABLE).orderBy('id')) as Row[]) programs.push(await numbered(strapi, row));
  return programs;
};

/** The longest window of each program in days, by id: of its terms now and of every version somebody's contract names. */
export const windowsOfPrograms = async (strapi: Core.Strapi): Promise<ReadonlyMap<number, number>> => {
  const windows = new Map<number, number>();
  const promised = await versionsPromised(strapi);
  for (const row of await sql(strapi)(TABLE).select<Array<Pick<Row, 'id' | 'window_days'>>>('id', 'window_days')) {
    const named = promised.get(row.id) ?? [];
    const older = named.length < 2 ? [] : (await versionsOf(strapi, row.id)).filter(({ version }) => named.includes(version));
    windows.set(row.id, Math.max(row.window_days, ...older.map(({ terms }) => terms.windowDays)));
  }
  return windows;
};

/**
 * Whether affiliates would share sales otherwise than those who are in were promised: who counts for a sale, and at which part, is not one
 * affiliate's to accept for another, so that it stays as it was when the first one came (B-43).
 */
export const troubleWithSharing = async (
  strapi: Core.Strapi,
  id: number,
  terms: Pick<Terms, 'model' | 'firstShareBasisPoints' | 'territoryRule'>,
) => {
  // Nobody could say what the third of three gets.
  if (terms.model === 'multi_click' && terms.territoryRule === 'shared') return affiliateFailures.because('TERRITORY_SHARES_TWICE');
  const known = await newestVersion(strapi, id);
  if (!known || !sharesOtherwise(known.terms, terms) || (await countInProgram(strapi, id)) === 0) return null;
  return affiliateFailures.because('MULTI_CLICK_FIXED', { model: known.terms.model });
};

/** Whether what a program's row keeps as rules and tiers are any, and its model one it may have; null where they are. */
export const troubleOfRow = async (strapi: Core.Strapi, id: number): Promise<Failure | null> => {
  const row = (await sql(strapi)(TABLE).where({ id }).first()) as Row | undefined;
  if (!row) return null;
  const sharing = await troubleWithSharing(strapi, id, programOf(row));
  if (sharing) return sharing;
  const rates = ratesIn(row);
  return rates ? troubleWithRates({ ...rates, rateBasisPoints: row.rate_basis_points }) : affiliateFailures.because('RATES_MALFORMED');
};
/** Writes whether newcomers are active at once where it was always read; answers whether that was otherwise. */
export const keepOpen = async (strapi: Core.Strapi, { id, open }: Program): Promise<boolean> =>
  (await sql(strapi)(TABLE).where({ id }).andWhereNot({ open }).update({ open })) > 0;

/** Holds a program until the unit of work ends, so that people join it one after the other. */
export const holdProgram = async (strapi: Core.Strapi, id: number): Promise<void> => {
  await locked(strapi, sql(strapi)(TABLE).select('id').where({ id }));
};

/** Writes new terms by way of the lifecycle that numbers them and tells people, whoever writes them. */
export const writeTerms = async (strapi: Core.Strapi, id: number, terms: Terms): Promise<void> => {
  const { group: _read, ...written } = terms;
  const data = {
    ...written,
    firstShareBasisPoints: terms.firstShareBasisPoints ?? null,
    territoryRule: terms.territoryRule ?? null,
    territoryShareBasisPoints: terms.territoryShareBasisPoints ?? null,
    maxPayments: terms.maxPayments ?? null,
    maxMonths: terms.maxMonths ?? null,
    secondTierMonths: terms.secondTierMonths ?? null,
    forbidsBrandAds: terms.forbidsBrandAds ?? false,
    lifetime: terms.lifetime ?? false,
    lifetimeMonths: terms.lifetimeMonths ?? null,
    ...ratesAsText(terms),
  };
  await strapi.db.query('plugin::affiliate-store.program').update({ where: { id }, data });
};
