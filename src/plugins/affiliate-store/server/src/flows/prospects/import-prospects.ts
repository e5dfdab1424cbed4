import type { Core } from '@strapi/strapi';
import { affiliateFailures, affiliates } from '../../capabilities/affiliates/service';
import { importFailures, linesOf, textOf } from '../../capabilities/imports/service';
import { people } from '../../capabilities/people/service';
import { prospects, readProspects, type ProspectRefusal, type ReadProspect } from '../../capabilities/prospects/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { publicId } from '../../platform/ids';
import { togetherOrNot } from '../../platform/transaction';

/** What became of a file, or would. */
export interface TakenProspects {
  readonly taken: number;
  readonly header: string[];
  readonly rejected: Array<{ line: number; reason: ProspectRefusal; cells: string[] }>;
}

interface Wanted {
  /** A documentId. */
  readonly program: string;
  readonly bytes: Uint8Array;
  /** True to be told what would become of it, and nothing else. */
  readonly look: boolean;
  readonly by: string;
  /** The administrator who sees only their own: what they bring is theirs. */
  readonly keptBy: number | null;
}

/** What is refused because of who is there already. */
const judgeByShop = async (strapi: Core.Strapi, programId: number, read: readonly ReadProspect[]): Promise<readonly ReadProspect[]> => {
  const said = read.flatMap((one) => ('said' in one ? [one.said] : []));
  const parties = await people(strapi).partiesByEmail(said.flatMap(({ email }) => email ?? []));
  const places = new Set((await affiliates(strapi).affiliatesInProgram(programId)).map(({ partyId }) => partyId));
  const known = await prospects(strapi).known(
    programId,
    said.map(({ key }) => key),
  );
  return read.map((one) => {
    if (!('said' in one)) return one;
    const { line, cells } = one;
    const party = one.said.email === null ? undefined : parties.get(one.said.email);
    if (party && places.has(party.id)) return { line, cells, refusal: 'AFFILIATE_ALREADY' };
    return known.has(one.said.key) ? { line, cells, refusal: 'KNOWN_ALREADY' } : one;
  });
};

/** Takes the prospects of a file into a program: every line that can be taken, all in one unit; the others are told with their reason. */
export const importProspectsInto = (strapi: Core.Strapi, wanted: Wanted): Promise<Outcome<TakenProspects, Failure>> =>
  togetherOrNot(strapi, async () => {
    const program = await affiliates(strapi).programOfDocument(wanted.program);
    if (!program) return failed(affiliateFailures.because('PROGRAM_NOT_FOUND'));
    const text = textOf(wanted.bytes);
    if (!text.ok) return text;
    const lines = linesOf(text.value);
    if (!lines.ok) return lines;
    if (lines.value.lines.length === 0) return failed(importFailures.because('IMPORT_FILE_EMPTY'));
    const read = readProspects(lines.value.lines);
    if (!read.ok) return read;
    const judged = await judgeByShop(strapi, program.id, read.value);
    const taken = judged.flatMap((one) => ('said' in one ? [one.said] : []));
    const { by, keptBy, look } = wanted;
    for (const { name, email, site, note } of look ? [] : taken) {
      const made = await prospects(strapi).add({ programId: program.id, name, email, site, staffId: keptBy, addedBy: by });
      if (!made) continue;
      await prospects(strapi).tell(made.id, { kind: 'imported', state: 'new', actor: by });
      if (note !== null) await prospects(strapi).tell(made.id, { kind: 'note', actor: by, text: note });
    }
    const rejected = judged.flatMap((one) => ('refusal' in one ? [{ line: one.line, reason: one.refusal, cells: [...one.cells] }] : []));
    if (!look)
      await audit(strapi, {
        actor: by,
        action: 'prospect.imported',
        subject: `prospects:${publicId('pim')}`,
        after: { program: wanted.program, taken: taken.length, rejected: rejected.length },
      });
    return ok({ taken: taken.length, header: [...(lines.value.lines[0]?.cells ?? [])], rejected });
  });
