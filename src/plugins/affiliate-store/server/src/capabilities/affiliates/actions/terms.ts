import type { Core } from '@strapi/strapi';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { audit } from '../../../platform/audit';
import { togetherOrNot } from '../../../platform/transaction';
import { troubleWithLevels, troubleWithRates } from '../domain/check-rates';
import { affiliateFailures } from '../domain/failures';
import { changedTerms, termsOf, type Program, type Terms } from '../domain/terms';
import { holdProgram, programByDocumentId, troubleWithSharing, writeTerms } from '../store/programs';

/** Gives a program new terms, as an edit in the Content Manager does. `seen` is the version the draft was made from. */
export const publishTerms = (
  strapi: Core.Strapi,
  documentId: string,
  draft: Terms,
  { seen, by }: { readonly seen: number; readonly by: string },
): Promise<Outcome<Program, Failure>> =>
  togetherOrNot(strapi, async () => {
    const found = await programByDocumentId(strapi, documentId);
    if (!found) return failed(affiliateFailures.because('PROGRAM_NOT_FOUND'));
    await holdProgram(strapi, found.id);
    const program = (await programByDocumentId(strapi, documentId)) ?? found;
    if (program.version !== seen) return failed(affiliateFailures.because('TERMS_CHANGED', { version: program.version }));
    const trouble = troubleWithRates(draft) ?? troubleWithLevels(draft);
    if (trouble) return failed(trouble);
    const sharing = await troubleWithSharing(strapi, program.id, draft);
    if (sharing) return failed(sharing);
    const changed = changedTerms(termsOf(program), draft);
    if (changed.length === 0) return ok(program);
    await writeTerms(strapi, program.id, draft);
    const after = (await programByDocumentId(strapi, documentId)) ?? program;
    await audit(strapi, {
      actor: by,
      action: 'program.terms-published',
      subject: `program:${documentId}`,
      before: { version: program.version, ...termsOf(program) },
      after: { version: after.version, ...termsOf(after) },
    });
    return ok(after);
  });
