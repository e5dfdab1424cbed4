import type { Core } from '@strapi/strapi';
import type { ProspectPage, ProspectRow } from '../../../../contracts/admin';
import { affiliates } from '../../capabilities/affiliates/service';
import { applications, inviteStateAt } from '../../capabilities/applications/service';
import { managers } from '../../capabilities/managers/service';
import {
  isLate,
  PROSPECT_STATES,
  prospectFailures,
  prospects,
  stepsByHand,
  type Prospect,
  type ProspectFilter,
  type ProspectState,
  type Whose,
} from '../../capabilities/prospects/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';
import { isoOf } from '../../platform/moments';
import { namesOfActors, staffNames } from '../../platform/staff-names';
import { shopDay } from '../cases/case-clock';
import { inviteUrl } from '../applications/invite-to-program';

const MOST_EVENTS = 200;

/** Who has each of some prospects: whom it was given to, else whoever has its program. */
export const whoseProspects = async (strapi: Core.Strapi, found: readonly Prospect[]): Promise<ReadonlyMap<number, number>> => {
  const programs = await managers(strapi).ofPrograms(found.map(({ programId }) => programId));
  return new Map(
    found.flatMap(({ id, staffId, programId }): Array<[number, number]> => {
      const whose = staffId ?? programs.get(programId);
      return whose === undefined ? [] : [[id, whose]];
    }),
  );
};

/** Prospects as a list shows them. */
const rowsOf = async (strapi: Core.Strapi, found: readonly Prospect[]): Promise<ProspectRow[]> => {
  const programs = new Map((await affiliates(strapi).programs()).map((program) => [program.id, program]));
  const places = await affiliates(strapi).affiliates(found.flatMap(({ affiliateId }) => affiliateId ?? []));
  const whose = await whoseProspects(strapi, found);
  const names = await staffNames(strapi, [...new Set(whose.values())]);
  const today = await shopDay(strapi, now());
  return found.map((one) => {
    const [program, staffId] = [programs.get(one.programId), whose.get(one.id)];
    const name = staffId === undefined ? undefined : names.get(staffId);
    return {
      id: one.publicId,
      name: one.name,
      email: one.email,
      site: one.site,
      program: { id: program?.documentId ?? '', name: program?.name ?? '' },
      state: one.state,
      whose: staffId === undefined || name === undefined ? null : { id: staffId, name },
      nextStep: one.nextStep,
      nextStepOn: one.nextStepOn,
      overdue: isLate(one, today),
      affiliate: places.get(one.affiliateId ?? -1)?.documentId ?? null,
      addedAt: isoOf(one.addedAt),
      changedAt: isoOf(one.changedAt),
    };
  });
};

/** What prospects are asked for by. */
export interface AskedProspects {
  readonly state?: ProspectState | undefined;
  readonly program?: string | undefined;
  readonly q?: string | undefined;
  readonly whose: 'mine' | 'all';
  readonly late?: 'true' | undefined;
  readonly staffId: number | null;
  readonly onlyManagedBy: number | null;
}

const filterOf = async (strapi: Core.Strapi, asked: AskedProspects): Promise<ProspectFilter> => {
  const of = (staffId: number | null): readonly Whose[] =>
    staffId === null ? [] : [{ staffId, programs: managers(strapi).managedBy(staffId).programs }];
  return {
    state: asked.state,
    search: asked.q,
    programId: asked.program === undefined ? undefined : ((await affiliates(strapi).programOfDocument(asked.program))?.id ?? -1),
    stepBefore: asked.late === undefined ? undefined : await shopDay(strapi, now()),
    whose: [...of(asked.whose === 'mine' ? asked.staffId : null), ...of(asked.onlyManagedBy)],
  };
};

/** One page of prospects. */
export const listProspectsOf = async (
  strapi: Core.Strapi,
  asked: AskedProspects,
  page: { readonly beforeId?: number | undefined; readonly limit: number },
): Promise<{ readonly rows: ProspectRow[]; readonly nextCursor: string | null; readonly total: number }> => {
  const { rows, total } = await prospects(strapi).page(await filterOf(strapi, asked), page);
  const last = rows.length === page.limit ? rows.at(-1) : undefined;
  return { rows: await rowsOf(strapi, rows), nextCursor: last ? String(last.id) : null, total };
};

/** How many there are in each state, and how many are late. */
export const prospectBoardOf = async (
  strapi: Core.Strapi,
  asked: AskedProspects,
): Promise<{ readonly states: Array<{ state: ProspectState; count: number }>; readonly late: number }> => {
  const counts = await prospects(strapi).count(await filterOf(strapi, asked));
  const late = await prospects(strapi).count(await filterOf(strapi, { ...asked, late: 'true' }));
  return {
    states: PROSPECT_STATES.map((state) => ({ state, count: counts.get(state) ?? 0 })),
    late: [...late.values()].reduce((sum, count) => sum + count, 0),
  };
};

const inviteOf = async (strapi: Core.Strapi, { id, programId }: Prospect): Promise<ProspectPage['invite']> => {
  const newest = await prospects(strapi).newestInvite(id);
  const invite = newest === null ? null : await applications(strapi).inviteOf(newest);
  const listing = invite && (await affiliates(strapi).listingOfProgram(programId));
  if (!invite || !listing) return null;
  return { url: await inviteUrl(strapi, listing, invite), state: inviteStateAt(invite, now()), expiresAt: isoOf(invite.expiresAt) };
};

/** One prospect with what happened. */
export const prospectOnDesk = async (strapi: Core.Strapi, id: string): Promise<Outcome<ProspectPage, Failure>> => {
  const found = await prospects(strapi).find(id);
  if (!found) return failed(prospectFailures.because('PROSPECT_NOT_FOUND'));
  const [row] = await rowsOf(strapi, [found]);
  const history = await prospects(strapi).history(found.id, MOST_EVENTS);
  const nameOf = await namesOfActors(
    strapi,
    history.map(({ actor }) => actor),
  );
  return ok({
    ...(row as ProspectRow),
    steps: [...stepsByHand(found.state)],
    invite: await inviteOf(strapi, found),
    history: history.map(({ kind, state, text, actor, at }) => ({ kind, state, text, actor: nameOf(actor), at: isoOf(at) })),
  });
};
