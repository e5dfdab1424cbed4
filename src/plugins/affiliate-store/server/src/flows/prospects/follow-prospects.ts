import type { Core } from '@strapi/strapi';
import type { Affiliate } from '../../capabilities/affiliates/service';
import { applications } from '../../capabilities/applications/service';
import { attribution } from '../../capabilities/attribution/service';
import { prospects, stateAfter, type Prospect, type ProspectFact, type Somebody } from '../../capabilities/prospects/service';
import { activeStaff } from '../../platform/staff-names';
import { together } from '../../platform/transaction';
import { keepAdded } from '../managers/manage-affiliates';

/** What is known of somebody from now on. */
type Learned = Partial<Pick<Prospect, 'partyId' | 'affiliateId'>>;

/** Whatever somebody did, the prospects they are go along; answers these. Inside a unit of work. */
const follow = async (
  strapi: Core.Strapi,
  somebody: Somebody,
  { fact, actor, learned = {} }: { readonly fact: ProspectFact; readonly actor: string; readonly learned?: Learned },
): Promise<readonly Prospect[]> => {
  const found = await prospects(strapi).holdWho(somebody);
  for (const one of found) {
    const state = stateAfter(one.state, fact);
    const isNews = state !== one.state;
    if (!isNews && Object.entries(learned).every(([key, value]) => one[key as keyof Learned] === value)) continue;
    await prospects(strapi).keep({ ...one, ...learned, state });
    if (isNews) await prospects(strapi).tell(one.id, { kind: 'moved', state, actor });
  }
  return found;
};

/** An invite was mailed: whoever it went to has been contacted, and is who comes by it. */
export const prospectInvited = async (
  strapi: Core.Strapi,
  { programId, email, publicId }: { readonly programId: number; readonly email: string | null; readonly publicId: string },
  by: string,
): Promise<void> => {
  for (const { id } of await follow(strapi, { programId, email }, { fact: 'invited', actor: by }))
    await prospects(strapi).bindInvite(id, publicId);
};

/**
 * The page of an invite was looked at. Programs that read mails before people do, as far as they say who they are, open nothing; the first
 * look counts and writes, later ones only read.
 */
export const inviteOpened = async (strapi: Core.Strapi, code: string, userAgent: string): Promise<void> => {
  if (userAgent === '' || attribution(strapi).agent(userAgent).robot) return;
  const invite = await applications(strapi).inviteByCode(code);
  if (!invite) return;
  await together(strapi, () =>
    follow(strapi, { programId: invite.programId, invite: invite.publicId }, { fact: 'opened', actor: 'prospect' }),
  );
};

/** Somebody has applied, by an invite or without one. */
export const prospectApplied = async (
  strapi: Core.Strapi,
  { programId, partyId, email }: { readonly programId: number; readonly partyId: number; readonly email: string },
  invite: { readonly publicId: string } | null,
): Promise<void> => {
  await follow(
    strapi,
    { programId, partyId, email, invite: invite?.publicId ?? null },
    { fact: 'applied', actor: 'prospect', learned: { partyId } },
  );
};

/** An application has ended without a place. */
export const prospectTurned = async (
  strapi: Core.Strapi,
  { programId, partyId }: { readonly programId: number; readonly partyId: number },
  { fact, actor }: { readonly fact: 'refused' | 'withdrawn'; readonly actor: string },
): Promise<void> => {
  await follow(strapi, { programId, partyId }, { fact, actor });
};

/** Somebody is in, by whatever way. Who has looked after the prospect looks after the place, where nobody else was said to. */
export const prospectJoined = async (strapi: Core.Strapi, place: Affiliate, by: string, keptBy: number | null): Promise<void> => {
  const { programId, partyId, email, id: affiliateId } = place;
  const found = await follow(
    strapi,
    { programId, partyId, email },
    { fact: 'joined', actor: 'prospect', learned: { partyId, affiliateId } },
  );
  const staffId = found.find((one) => one.staffId !== null)?.staffId ?? null;
  if (keptBy !== null || staffId === null) return;
  if ((await activeStaff(strapi)).some(({ id }) => id === staffId)) await keepAdded(strapi, place, staffId, by);
};
