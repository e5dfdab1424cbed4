import type { Core } from '@strapi/strapi';
import { ledger } from '../../capabilities/ledger/service';
import { people, type PersonRows } from '../../capabilities/people/service';
import { erasureSecondLook, needsSecondLook, privacyFailures, type Hindered, type PartReport } from '../../capabilities/privacy/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { personalParts, type Hindrance, type PersonalPart } from '../../platform/personal';
import { countPart, lookFor, type Looking } from '../../platform/personal-rows';
import { setting } from '../../platform/settings';
import { fromOneMoment } from '../../platform/transaction';
import { keysOf } from '../people/person-keys';

/** What is kept about somebody, and what would become of it. */
export interface PersonPreview {
  readonly parts: readonly PartReport[];
  readonly hindered: readonly Hindered[];
  readonly secondPerson: boolean;
}

/** Money of theirs that is still here, or that they owe, in any currency: it is settled with somebody. */
const openBalances = async (strapi: Core.Strapi, rows: PersonRows): Promise<number> => {
  let open = 0;
  for (const { publicId } of rows.parties)
    open += (await ledger(strapi).accounts({ owner: publicId })).filter(({ debits, credits }) => debits !== credits).length;
  return open;
};

const reportOf = ({ group, table, fate }: PersonalPart, rows: number): PartReport => ({
  ...{ group, table, rows, fate: fate.kind },
  why: fate.kind === 'stays' ? fate.why : null,
});

/** Two roles in one table that end alike are one line. */
const inLines = (found: readonly PartReport[]): PartReport[] => {
  const lines = new Map<string, PartReport>();
  for (const one of found.filter(({ rows }) => rows > 0)) {
    const key = `${one.group} ${one.table} ${one.fate} ${one.why}`;
    lines.set(key, { ...one, rows: one.rows + (lines.get(key)?.rows ?? 0) });
  }
  return [...lines.values()];
};

/** Counts everything that is kept about a person, and what keeps them from being erased. */
export const weighPerson = async (strapi: Core.Strapi, rows: PersonRows, looking: Looking): Promise<PersonPreview> => {
  const parts: PartReport[] = [];
  const hindered = new Map<Hindrance, number>();
  const hinder = (code: Hindrance, count: number): void => {
    if (count > 0) hindered.set(code, (hindered.get(code) ?? 0) + count);
  };
  for (const part of personalParts()) {
    const counted = await countPart(strapi, looking, part);
    parts.push(reportOf(part, counted.rows));
    if (part.hinders) hinder(part.hinders.code, counted.hindering);
  }
  hinder('MONEY_OPEN', await openBalances(strapi, rows));
  return {
    parts: inLines(parts),
    hindered: [...hindered].map(([code, count]) => ({ code, count })),
    secondPerson: needsSecondLook(await setting(strapi, erasureSecondLook), rows.parties.length > 0),
  };
};

/** What is kept under an address, from one moment. */
export const previewPerson = (strapi: Core.Strapi, email: string): Promise<Outcome<PersonPreview, Failure>> =>
  fromOneMoment(strapi, async () => {
    const rows = await people(strapi).rowsOfAddress(email);
    const preview = await weighPerson(strapi, rows, lookFor(keysOf(strapi, rows)));
    return preview.parts.length === 0 ? failed(privacyFailures.because('PERSON_UNKNOWN')) : ok(preview);
  });
