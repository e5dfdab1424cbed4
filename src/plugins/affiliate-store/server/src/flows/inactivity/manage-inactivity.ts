import type { Core } from '@strapi/strapi';
import type { InactiveRow, InactivityRuleView } from '../../../../contracts/admin';
import { affiliateFailures, affiliates } from '../../capabilities/affiliates/service';
import { inactivity, inactivityFailures, type WarningState } from '../../capabilities/inactivity/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { isoOf, maybeIsoOf } from '../../platform/moments';
import { togetherOrNot } from '../../platform/transaction';
import { managedOf } from '../managers/read-managers';

/** The rule of a program, and how many are warned by it. */
export const inactivityOf = async (strapi: Core.Strapi, documentId: string): Promise<Outcome<InactivityRuleView, Failure>> => {
  const program = await affiliates(strapi).programOfDocument(documentId);
  if (!program) return failed(affiliateFailures.because('PROGRAM_NOT_FOUND'));
  const rule = await inactivity(strapi).ruleOf(program.id);
  const { total } = await inactivity(strapi).page({ state: 'warned', programId: program.id }, { limit: 1 });
  return ok({ days: rule?.days ?? null, since: maybeIsoOf(rule?.since ?? null), warned: total });
};

/** Sets or takes away the rule of a program. Warnings by a rule that is gone end nobody. */
export const setInactivityOf = (
  strapi: Core.Strapi,
  documentId: string,
  days: number | null,
  by: string,
): Promise<Outcome<null, Failure>> =>
  togetherOrNot(strapi, async () => {
    const program = await affiliates(strapi).programOfDocument(documentId);
    if (!program) return failed(affiliateFailures.because('PROGRAM_NOT_FOUND'));
    const before = (await inactivity(strapi).ruleOf(program.id))?.days ?? null;
    await inactivity(strapi).keepRule(program.id, days, by);
    // Who was warned by other days was told another end: they are spared, and counted anew.
    if (days !== before)
      for (const { id } of await inactivity(strapi).warningsIn(program.id, ['warned']))
        await inactivity(strapi).close(id, 'warned', 'spared');
    await audit(strapi, {
      actor: by,
      action: 'program.inactivity',
      subject: `program:${documentId}`,
      before: { days: before },
      after: { days },
    });
    return ok(null);
  });

/** Takes it back that a contract ended for want of sales; the days begin anew. */
export const resumeContractOf = (
  strapi: Core.Strapi,
  documentId: string,
  said: { readonly reason: string; readonly by: string },
): Promise<Outcome<null, Failure>> =>
  togetherOrNot(strapi, async () => {
    const place = await affiliates(strapi).affiliateOfDocument(documentId);
    if (!place) return failed(affiliateFailures.because('AFFILIATE_NOT_FOUND'));
    const resumed = await affiliates(strapi).resume(documentId, said);
    const warning = await inactivity(strapi).newestOf(place.id);
    if (!resumed || warning?.state !== 'ended') return failed(inactivityFailures.because('INACTIVITY_NOT_ENDED'));
    await inactivity(strapi).close(warning.id, 'ended', 'resumed');
    return ok(null);
  });

interface AskedInactive {
  readonly state?: WarningState | undefined;
  readonly program?: string | undefined;
  /** Only affiliates of this manager. */
  readonly onlyManagedBy: number | null;
}

/** One page of who was warned, and how it ended. */
export const listInactiveOf = async (
  strapi: Core.Strapi,
  { state, program, onlyManagedBy }: AskedInactive,
  page: { readonly beforeId?: number | undefined; readonly limit: number },
): Promise<{ readonly rows: InactiveRow[]; readonly nextCursor: string | null; readonly total: number }> => {
  const managed = managedOf(strapi, onlyManagedBy);
  const programId = program === undefined ? undefined : ((await affiliates(strapi).programOfDocument(program))?.id ?? -1);
  const filter = { state, programId, ...(managed ? { affiliates: () => affiliates(strapi).asQuery(managed) } : {}) };
  const { rows, total } = await inactivity(strapi).page(filter, page);
  const places = await affiliates(strapi).affiliates(rows.map(({ affiliateId }) => affiliateId));
  const last = rows.length === page.limit ? rows.at(-1) : undefined;
  return {
    rows: rows.map((one) => {
      const place = places.get(one.affiliateId);
      return {
        affiliate: { id: place?.documentId ?? '', name: place?.name ?? '', code: place?.code ?? '' },
        program: place?.programName ?? '',
        days: one.days,
        idleSince: isoOf(one.idleSince),
        warnedAt: isoOf(one.warnedAt),
        endsAt: isoOf(one.endsAt),
        state: one.state,
        closedAt: maybeIsoOf(one.closedAt),
      };
    }),
    nextCursor: last ? String(last.id) : null,
    total,
  };
};
