import type { Core } from '@strapi/strapi';
import { momentOf } from '../../../platform/kept-rows';
import { admissionOf, type Admission, type DealerForm, type ProgramKind } from '../domain/admission';
import type { Criterion, Listing, Question } from '../domain/listing';
import { programById } from './programs';

const UID = 'plugin::affiliate-store.program';
const MOST = 1_000;
const ANSWER_DAYS = 3;

interface Row {
  readonly id: number;
  readonly documentId: string;
  readonly slug: string | null;
  readonly open: boolean | null;
  readonly listed: boolean | null;
  readonly kind: ProgramKind | null;
  readonly dealerForm: DealerForm | null;
  readonly admission: Admission | null;
  readonly summary: string | null;
  readonly description: string | null;
  readonly sellingHelp: string | null;
  readonly languages: unknown;
  readonly niches: unknown;
  readonly promotionMethods: unknown;
  readonly cover: { url: string; alternativeText: string | null; width: number | null; height: number | null } | null;
  readonly questions: ReadonlyArray<Record<string, unknown>> | null;
  readonly criteria: ReadonlyArray<Record<string, unknown>> | null;
  readonly admitWhenMet: boolean | null;
  readonly mayReapply: boolean | null;
  readonly answerDays: number | null;
  readonly createdAt: string;
}

// What editors write into a JSON field is theirs: everything that is no text is left out.
const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string' && one.trim() !== '').map((one) => one.trim()) : [];

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const questionOf = (row: Record<string, unknown>): Question => ({
  key: textOf(row['key']),
  label: textOf(row['label']),
  help: textOf(row['help']),
  kind: row['kind'] as Question['kind'],
  choices: textOf(row['choices'])
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean),
  required: row['required'] !== false,
});

const criterionOf = (row: Record<string, unknown>): Criterion => ({
  question: textOf(row['question']),
  compare: row['compare'] === 'more_than' ? 'more_than' : 'at_least',
  value: Number(row['value'] ?? 0),
});

const coverOf = ({ cover }: Row): Listing['cover'] =>
  cover && { url: cover.url, alt: cover.alternativeText ?? '', width: cover.width, height: cover.height };

const wordsOf = (row: Row) => ({
  summary: row.summary ?? '',
  description: row.description ?? '',
  sellingHelp: row.sellingHelp ?? '',
  languages: texts(row.languages),
  niches: texts(row.niches),
  promotionMethods: texts(row.promotionMethods),
  cover: coverOf(row),
});

const doorOf = (row: Row) => {
  const kind = row.kind ?? 'referral';
  const dealerForm = kind === 'dealer' ? (row.dealerForm ?? 'sell') : null;
  return {
    kind,
    dealerForm,
    admission: admissionOf({ kind, admission: row.admission, open: row.open === true }),
    questions: (row.questions ?? []).map(questionOf),
    criteria: (row.criteria ?? []).map(criterionOf),
    admitWhenMet: row.admitWhenMet === true,
    mayReapply: row.mayReapply !== false,
    answerDays: row.answerDays ?? ANSWER_DAYS,
  };
};

const listingOf = async (strapi: Core.Strapi, row: Row): Promise<Listing | null> => {
  const program = await programById(strapi, row.id);
  return (
    program && {
      program,
      slug: row.slug ?? row.documentId.toLowerCase(),
      listed: row.listed === true,
      contractMonths: program.validityMonths,
      ...wordsOf(row),
      ...doorOf(row),
      createdAt: momentOf(row.createdAt),
    }
  );
};

const find = async (strapi: Core.Strapi, where: object): Promise<readonly Listing[]> => {
  const rows = (await strapi.db.query(UID).findMany({
    where,
    populate: ['cover', 'questions', 'criteria'],
    orderBy: { id: 'asc' },
    limit: MOST,
  })) as Row[];
  const listings: Listing[] = [];
  for (const row of rows) {
    const listing = await listingOf(strapi, row);
    if (listing) listings.push(listing);
  }
  return listings;
};

/** Programs as people who might join see them; those that are listed, or all. */
export const findListings = (strapi: Core.Strapi, which: 'listed' | 'all'): Promise<readonly Listing[]> =>
  find(strapi, which === 'listed' ? { listed: true } : {});

/** The one with this address, listed or not. A program without an address of its own is found by its documentId. */
export const listingBySlug = async (strapi: Core.Strapi, slug: string): Promise<Listing | null> =>
  (await find(strapi, { slug }))[0] ?? (await find(strapi, { documentId: slug, slug: null }))[0] ?? null;

export const listingOfProgram = async (strapi: Core.Strapi, id: number): Promise<Listing | null> => (await find(strapi, { id }))[0] ?? null;
