import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import { afterCommit, sql, together } from '../../../platform/transaction';
import { affiliateFailures } from '../domain/failures';
import { countInProgram } from './affiliates';
import { allPrograms, keepOpen, programById, troubleOfRow } from './programs';

interface Happening {
  readonly params: { readonly where?: { readonly id?: number } };
  readonly result?: { id?: number; version?: number };
}

const renumber = async (strapi: Core.Strapi, { result }: Happening, changed: () => void): Promise<void> => {
  if (result?.id === undefined) return;
  const trouble = await troubleOfRow(strapi, result.id);
  if (trouble) throw new errors.ApplicationError(trouble.message, { code: trouble.code, ...trouble.facts });
  const program = await programById(strapi, result.id);
  // What the editor gets back shows the number these terms were given, not the one the form sent.
  if (program) result.version = program.version;
  if (program) await keepOpen(strapi, program);
  afterCommit(strapi, changed);
};

const renumberAll = async (strapi: Core.Strapi, _event: Happening, changed: () => void): Promise<void> => {
  for (const program of await allPrograms(strapi)) await keepOpen(strapi, program);
  afterCommit(strapi, changed);
};

const keepIfUsed = async (strapi: Core.Strapi, { params }: Happening): Promise<void> => {
  const id = params.where?.id;
  const used =
    id === undefined ? (await sql(strapi)('afs_affiliates').select('id').first()) !== undefined : (await countInProgram(strapi, id)) > 0;
  if (!used) return;
  const { message, code } = affiliateFailures.because('PROGRAM_IN_USE');
  // Not a ForbiddenError: Strapi's routes answer that with a bare 403, without a word of why.
  throw new errors.ApplicationError(message, { code });
};

/** Numbers the terms of programs whoever writes them, keeps those in use from being deleted, and says that one changed. */
export const watchPrograms = (strapi: Core.Strapi, changed: () => void): void => {
  // Editors write inside a transaction of Strapi's: joined here, so that terms and their number are saved together or not at all.
  const on = (react: (strapi: Core.Strapi, event: Happening, changed: () => void) => Promise<void>) => (event: unknown) =>
    together(strapi, () => react(strapi, event as Happening, changed));
  strapi.db.lifecycles.subscribe({
    models: ['plugin::affiliate-store.program'],
    afterCreate: on(renumber),
    afterUpdate: on(renumber),
    afterCreateMany: on(renumberAll),
    afterUpdateMany: on(renumberAll),
    beforeDelete: on(keepIfUsed),
    beforeDeleteMany: on(keepIfUsed),
  });
};
