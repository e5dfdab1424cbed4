import type { Core } from '@strapi/strapi';
import { affiliates, isOnPath, type Affiliate } from '../../capabilities/affiliates/service';
import { attribution } from '../../capabilities/attribution/service';
import { idleSince, inactivity, stepAt, type Rule, type Warning } from '../../capabilities/inactivity/service';
import { messaging } from '../../capabilities/messaging/service';
import { people } from '../../capabilities/people/service';
import { letOthersIn } from '../../platform/breath';
import { now } from '../../platform/clock';
import { isoOf } from '../../platform/moments';
import { together } from '../../platform/transaction';
import { languageOfParty } from '../messaging/party-language';

/** Tells an affiliate; a letter that was written is not written again. */
const tell = async (
  strapi: Core.Strapi,
  place: Affiliate,
  kind: 'place_idle' | 'place_lapsed',
  { id, days, endsAt }: Pick<Warning, 'id' | 'days' | 'endsAt'>,
): Promise<void> => {
  const party = (await people(strapi).partiesByPublicId([place.partyPublicId])).get(place.partyPublicId);
  await messaging(strapi).queueMail({
    kind,
    to: place.email,
    locale: party ? await languageOfParty(strapi, party) : 'en',
    dedupeKey: `${kind}:${id}`,
    facts: { program: place.programName, day: endsAt, days },
  });
};

const warn = (strapi: Core.Strapi, place: Affiliate, of: { idle: number; days: number; endsAt: number }): Promise<void> =>
  together(strapi, async () => {
    const { idle, days, endsAt } = of;
    const made = await inactivity(strapi).warn({ affiliateId: place.id, programId: place.programId, days, idleSince: idle, endsAt });
    if (made) await tell(strapi, place, 'place_idle', made);
  });

const end = (strapi: Core.Strapi, place: Affiliate, standing: Warning): Promise<void> =>
  together(strapi, async () => {
    // Asked again in the unit that ends it: a sale of this very moment is faster.
    const last = (await attribution(strapi).lastWon([place.id])).get(place.id);
    const isSold = last !== undefined && last > standing.idleSince;
    if (!(await inactivity(strapi).close(standing.id, 'warned', isSold ? 'spared' : 'ended')) || isSold) return;
    const note = `no sale in ${standing.days} days, since ${isoOf(standing.idleSince)}; warned on ${isoOf(standing.warnedAt)}`;
    const lapsed = await affiliates(strapi).lapse(place.documentId, note);
    if (lapsed) await tell(strapi, lapsed, 'place_lapsed', { ...standing, endsAt: now() });
  });

/** Everybody of a program who has a contract that runs: who is waiting, blocked or out already has none to end. */
const watched = async (strapi: Core.Strapi, programId: number): Promise<ReadonlyMap<Affiliate, number>> => {
  const places = (await affiliates(strapi).affiliatesInProgram(programId)).filter(
    (place) => place.state === 'active' && !isOnPath(place) && place.email !== '',
  );
  const standing = await affiliates(strapi).contractsAt(places, now());
  return new Map(
    places.flatMap((place): Array<[Affiliate, number]> => {
      const contract = standing.get(place.id)?.contract;
      return contract && !contract.ended ? [[place, contract.begunAt]] : [];
    }),
  );
};

const watchProgram = async (strapi: Core.Strapi, rule: Rule): Promise<void> => {
  const places = await watched(strapi, rule.programId);
  const sales = await attribution(strapi).lastWon([...places.keys()].map(({ id }) => id));
  const known = await inactivity(strapi).warningsIn(rule.programId, ['warned', 'resumed']);
  for (const [place, joinedAt] of places) {
    const own = known.filter(({ affiliateId }) => affiliateId === place.id);
    const standing = own.find(({ state }) => state === 'warned') ?? null;
    const resumedAt = own.reduce<number | null>((latest, { state, closedAt }) => (state === 'resumed' ? closedAt : latest), null);
    const idle = idleSince({ joinedAt, ruleSince: rule.since, lastSaleAt: sales.get(place.id) ?? null, resumedAt });
    const step = stepAt({ idle, days: rule.days, standing }, now());
    if (step.do === 'warn') await warn(strapi, place, { idle, days: rule.days, endsAt: step.endsAt });
    if (step.do === 'spare' && standing) await together(strapi, () => inactivity(strapi).close(standing.id, 'warned', 'spared'));
    if (step.do === 'end' && standing) await end(strapi, place, standing);
    await letOthersIn();
  }
};

/** Goes through the programs with a rule: warns who sells nothing, spares who has sold, and ends what was warned of and has come. */
export const watchInactivity = async (strapi: Core.Strapi): Promise<void> => {
  for (const rule of await inactivity(strapi).rules()) await watchProgram(strapi, rule);
};
