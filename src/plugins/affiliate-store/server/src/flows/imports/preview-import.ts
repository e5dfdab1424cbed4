import type { Core } from '@strapi/strapi';
import { affiliateFailures, affiliates } from '../../capabilities/affiliates/service';
import {
  canRead,
  guessSource,
  importFailures,
  imports,
  linesOf,
  mappingOf,
  partsOf,
  sourceNamed,
  textOf,
  type DecimalMark,
  type Import,
  type PartReading,
  type SourceName,
} from '../../capabilities/imports/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { contentHash } from '../../platform/ids';
import { togetherOrNot } from '../../platform/transaction';
import { judgeImport, type RawLine } from './judge-import';

/** A file somebody chose; `program` is a documentId. */
export interface ChosenFile {
  readonly program: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly currency?: string | undefined;
  readonly by: string;
}

const MOST = 10_000;

/**
 * Reads a file and shows what would become of every line. Nothing is written but the import's own rows: nobody is in a program by it, and
 * nothing is owed.
 */
export const previewImport = async (strapi: Core.Strapi, file: ChosenFile): Promise<Outcome<Import, Failure>> => {
  const program = await affiliates(strapi).programOfDocument(file.program);
  if (!program) return failed(affiliateFailures.because('PROGRAM_NOT_FOUND'));
  const text = textOf(file.bytes);
  if (!text.ok) return text;
  const read = linesOf(text.value);
  if (!read.ok) return read;
  const found = partsOf(read.value.lines);
  if (!found.ok) return found;
  const parts: PartReading[] = found.value.map(({ header }) => {
    const source = guessSource(header);
    return { source: source.name, kind: source.kind, header, mapping: mappingOf(source, header) };
  });
  const lines: RawLine[] = found.value.flatMap((part, n) => part.lines.map(({ line, cells }) => ({ line, cells, part: n })));
  // A file with semicolons was written where the comma is the decimal mark.
  const mark: DecimalMark = read.value.separator === ';' && parts.every(({ source }) => source === 'generic') ? 'comma' : 'point';
  const currency = file.currency ?? null;
  return togetherOrNot(strapi, async () => {
    const judged = await judgeImport(strapi, { programId: program.id, parts, lines, currency, mark });
    const made = await imports(strapi).add({
      ...{ parts, currency, mark },
      programId: program.id,
      program: program.documentId,
      programName: program.name,
      fileName: file.name,
      fileHash: contentHash(text.value),
      lines: judged.length,
      madeBy: file.by,
    });
    await imports(strapi).replaceLines(made.id, judged);
    await audit(strapi, {
      actor: file.by,
      action: 'imports.preview',
      subject: `import:${made.publicId}`,
      after: { program: program.documentId, lines: judged.length },
    });
    return ok(made);
  });
};

/** How somebody wants a file read: by whose export each part is, which column is which, and what amounts are in. */
export interface WantedReading {
  readonly parts: ReadonlyArray<Pick<PartReading, 'source' | 'kind' | 'mapping'>>;
  readonly currency: string | null;
  readonly mark: DecimalMark;
}

/** A part as it is wanted; a refusal where a column is not there, or nobody could be recognised. */
const partWanted = (
  before: PartReading,
  wanted: { readonly source: SourceName; readonly kind: PartReading['kind']; readonly mapping: PartReading['mapping'] },
): Outcome<PartReading, Failure> => {
  const source = sourceNamed(wanted.source, wanted.kind) ?? sourceNamed('generic', wanted.kind);
  const strange = Object.values(wanted.mapping).find((column) => !before.header.includes(column));
  if (strange !== undefined) return failed(importFailures.because('IMPORT_COLUMN_UNKNOWN', { column: strange }));
  if (!source || !canRead({ source, mapping: wanted.mapping })) return failed(importFailures.because('IMPORT_COLUMN_MISSING'));
  return ok({ source: source.name, kind: source.kind, header: before.header, mapping: wanted.mapping });
};

/** Reads the lines of an import another way, as long as nothing was done by it. */
export const readImportAs = (strapi: Core.Strapi, id: string, wanted: WantedReading, by: string): Promise<Outcome<Import, Failure>> =>
  togetherOrNot(strapi, async () => {
    const before = await imports(strapi).lock(id);
    if (!before) return failed(importFailures.because('IMPORT_NOT_FOUND'));
    if (before.state !== 'previewed') return failed(importFailures.because('IMPORT_STATE_ILLEGAL', { state: before.state }));
    const parts: PartReading[] = [];
    for (const [n, part] of before.parts.entries()) {
      const asked = partWanted(part, wanted.parts[n] ?? part);
      if (!asked.ok) return asked;
      parts.push(asked.value);
    }
    const lines = await imports(strapi).lines(before.id, {}, MOST);
    const { currency, mark } = wanted;
    const judged = await judgeImport(strapi, { programId: before.programId, parts, lines, currency, mark });
    const after = { ...before, parts, currency, mark };
    await imports(strapi).keep(after);
    await imports(strapi).replaceLines(before.id, judged);
    await audit(strapi, { actor: by, action: 'imports.preview', subject: `import:${id}`, after: { lines: judged.length } });
    return ok(after);
  });
