import type { Core } from '@strapi/strapi';
import type { ManagedThing } from '../../../../contracts/endpoint';
import { affiliateFailures, affiliates, type Affiliate } from '../../capabilities/affiliates/service';
import { applicationFailures, applications } from '../../capabilities/applications/service';
import { attribution, attributionFailures } from '../../capabilities/attribution/service';
import { bonuses, bonusFailures } from '../../capabilities/bonuses/service';
import { caseFailures, cases } from '../../capabilities/cases/service';
import { joint, jointFailures } from '../../capabilities/joint/service';
import { paidEventFailures, paidEvents } from '../../capabilities/paid-events/service';
import { managerFailures, managers } from '../../capabilities/managers/service';
import { prospectFailures, prospects } from '../../capabilities/prospects/service';
import { relay, relayFailures } from '../../capabilities/relay/service';
import type { Failure } from '../../kernel/failure';
import type { ManagedWall } from '../../platform/managed';
import { together } from '../../platform/transaction';
import { whoseProspects } from '../prospects/read-prospects';

type Whose = (strapi: Core.Strapi, id: string) => Promise<ReadonlySet<number>>;

const NOBODY: ReadonlySet<number> = new Set();

const ofPlaces = async (strapi: Core.Strapi, places: ReadonlyArray<Affiliate | null | undefined>): Promise<ReadonlySet<number>> => {
  const found = places.flatMap((place) => place ?? []);
  return new Set((await managers(strapi).of(found)).values());
};

const ofProgram = async (strapi: Core.Strapi, programId: number): Promise<ReadonlySet<number>> =>
  new Set((await managers(strapi).ofPrograms([programId])).values());

/** Who manages each kind of thing. Whoever came in by an application is found by the place it became. */
const WHOSE: Readonly<Record<ManagedThing, Whose>> = {
  affiliate: async (strapi, id) => ofPlaces(strapi, [await affiliates(strapi).affiliateOfDocument(id)]),
  application: async (strapi, id) => {
    const found = await applications(strapi).application(id);
    if (!found) return NOBODY;
    const place = (await affiliates(strapi).affiliatesOfParty(found.partyId)).find(({ programId }) => programId === found.programId);
    return place ? ofPlaces(strapi, [place]) : ofProgram(strapi, found.programId);
  },
  case: async (strapi, id) => {
    const found = await cases(strapi).find(id);
    if (!found) return NOBODY;
    if (found.affiliateId === null) return ofPlaces(strapi, await affiliates(strapi).affiliatesOfParty(found.partyId));
    return ofPlaces(strapi, [await affiliates(strapi).affiliate(found.affiliateId)]);
  },
  binding: async (strapi, id) => {
    const found = await together(strapi, () => attribution(strapi).holdBinding(id));
    return found ? ofPlaces(strapi, [await affiliates(strapi).affiliate(found.affiliateId)]) : NOBODY;
  },
  program: async (strapi, id) => {
    const found = await affiliates(strapi).programOfDocument(id);
    return found ? ofProgram(strapi, found.id) : NOBODY;
  },
  invite: async (strapi, id) => {
    const found = await applications(strapi).inviteOf(id);
    return found ? ofProgram(strapi, found.programId) : NOBODY;
  },
  lead: async (strapi, id) => {
    const found = await together(strapi, () => paidEvents(strapi).lockLead(id));
    return found ? ofPlaces(strapi, [await affiliates(strapi).affiliate(found.affiliateId)]) : NOBODY;
  },
  affiliate_task: async (strapi, id) => {
    const found = await managers(strapi).task(id);
    return found ? ofPlaces(strapi, [await affiliates(strapi).affiliate(found.affiliateId)]) : NOBODY;
  },
  prospect: async (strapi, id) => {
    const found = await prospects(strapi).find(id);
    return found ? new Set((await whoseProspects(strapi, [found])).values()) : NOBODY;
  },
  bonus: async (strapi, id) => {
    const found = await bonuses(strapi).find(id);
    return found ? ofPlaces(strapi, [await affiliates(strapi).affiliate(found.affiliateId)]) : NOBODY;
  },
  joint_campaign: async (strapi, id) => {
    const found = await joint(strapi).find(id);
    return found ? ofPlaces(strapi, [await affiliates(strapi).affiliate(found.affiliateId)]) : NOBODY;
  },
  relay_letter: async (strapi, id) => {
    const found = await relay(strapi).letter(id);
    return found ? ofPlaces(strapi, [await affiliates(strapi).affiliate(found.affiliateId)]) : NOBODY;
  },
};

/** What is answered where there is no such thing, and where it is of somebody else. */
const ABSENT: Readonly<Record<ManagedThing, () => Failure>> = {
  affiliate: () => affiliateFailures.because('AFFILIATE_NOT_FOUND'),
  application: () => applicationFailures.because('APPLICATION_NOT_FOUND'),
  case: () => caseFailures.because('CASE_NOT_FOUND'),
  binding: () => attributionFailures.because('BINDING_NOT_FOUND'),
  program: () => affiliateFailures.because('PROGRAM_NOT_FOUND'),
  invite: () => applicationFailures.because('INVITE_NOT_FOUND'),
  lead: () => paidEventFailures.because('LEAD_NOT_FOUND'),
  affiliate_task: () => managerFailures.because('AFFILIATE_TASK_NOT_FOUND'),
  prospect: () => prospectFailures.because('PROSPECT_NOT_FOUND'),
  bonus: () => bonusFailures.because('BONUS_NOT_FOUND'),
  joint_campaign: () => jointFailures.because('JOINT_CAMPAIGN_NOT_FOUND'),
  relay_letter: () => relayFailures.because('RELAY_LETTER_NOT_FOUND'),
};

/** Whether an administrator manages somebody, or something of somebody. */
export const isManagedBy = async (strapi: Core.Strapi, thing: ManagedThing, id: string, staffId: number): Promise<boolean> =>
  (await WHOSE[thing](strapi, id)).has(staffId);

/** Made of all rooms that hold something of an affiliate; the platform asks it before anything is read. */
export const managedWall = (strapi: Core.Strapi): ManagedWall => ({
  refusal: async (thing, id, staffId) => ((await isManagedBy(strapi, thing, id, staffId)) ? null : ABSENT[thing]()),
});
