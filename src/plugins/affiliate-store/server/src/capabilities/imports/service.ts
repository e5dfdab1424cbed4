import type { Core } from '@strapi/strapi';
import { door } from '../../platform/door';
import { countImports, findImport, findImports, insertImport, keepImport, lockImport } from './store/imports';
import {
  countLines,
  earningsOn,
  endedByUndo,
  findLines,
  keepLine,
  lockLine,
  replaceLines,
  standingLines,
  sumLines,
  sumOpened,
} from './store/lines';

export { linesOf, separatorOf, textOf } from './domain/csv';
export type { SourceLine } from './domain/csv';
export { importFailures } from './domain/failures';
export { liveKeyOf } from './domain/import';
export type { Import, ImportLine, ImportState, KeptFor, LineState, PartReading, Verdict } from './domain/import';
export { canRead, isTotal, judgeLine } from './domain/judge';
export type { LineNote, LineRefusal, Said, SponsorNote } from './domain/judge';
export { guessSource, mappingOf, partsOf, sourceNamed } from './domain/known-sources';
export type { Field, LineKind, Mapping, SourceName } from './domain/source';
export { fittingCode, readCurrency } from './domain/values';
export type { DecimalMark } from './domain/values';
export type { ImportFilter, NewImport } from './store/imports';
export type { JudgedLine, LineChange, LineFilter, LineSum } from './store/lines';

/** The job that carries an import out, and takes it back. */
export const IMPORT_JOB = 'imports.carry-out';

type Rest<F> = F extends (strapi: Core.Strapi, ...rest: infer R) => infer Answer ? (...rest: R) => Answer : never;

/** Files of a programme of before, and what became of their lines. Every writing verb belongs into a unit of work. */
export interface ImportsService {
  readonly add: Rest<typeof insertImport>;
  readonly find: Rest<typeof findImport>;
  readonly lock: Rest<typeof lockImport>;
  readonly keep: Rest<typeof keepImport>;
  readonly list: Rest<typeof findImports>;
  readonly count: Rest<typeof countImports>;
  readonly replaceLines: Rest<typeof replaceLines>;
  readonly lockLine: Rest<typeof lockLine>;
  readonly keepLine: Rest<typeof keepLine>;
  readonly lines: Rest<typeof findLines>;
  readonly countLines: Rest<typeof countLines>;
  readonly sums: Rest<typeof sumLines>;
  readonly standing: Rest<typeof standingLines>;
  readonly endedByUndo: Rest<typeof endedByUndo>;
  readonly earningsOn: Rest<typeof earningsOn>;
  readonly opened: Rest<typeof sumOpened>;
}

export const importsService = (strapi: Core.Strapi): ImportsService => ({
  add: (made) => insertImport(strapi, made),
  find: (id) => findImport(strapi, id),
  lock: (id) => lockImport(strapi, id),
  keep: (kept) => keepImport(strapi, kept),
  list: (...asked) => findImports(strapi, ...asked),
  count: (filter) => countImports(strapi, filter),
  replaceLines: (...lines) => replaceLines(strapi, ...lines),
  lockLine: (id) => lockLine(strapi, id),
  keepLine: (...kept) => keepLine(strapi, ...kept),
  lines: (...asked) => findLines(strapi, ...asked),
  countLines: (...asked) => countLines(strapi, ...asked),
  sums: (importId) => sumLines(strapi, importId),
  standing: (keys) => standingLines(strapi, keys),
  endedByUndo: (affiliateId) => endedByUndo(strapi, affiliateId),
  earningsOn: (affiliateId) => earningsOn(strapi, affiliateId),
  opened: () => sumOpened(strapi),
});

/** The door of this room. */
export const imports = (strapi: Core.Strapi): ImportsService => door<ImportsService>(strapi, 'imports');
