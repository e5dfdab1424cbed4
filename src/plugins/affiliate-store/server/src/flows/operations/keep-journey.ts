import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { journeyTold } from '../../../../contracts/admin';
import type { JourneyTold, JourneyView } from '../../../../contracts/admin';
import { ledger } from '../../capabilities/ledger/service';
import { operationsFailures } from '../../capabilities/operations/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok } from '../../kernel/outcome';
import type { Outcome } from '../../kernel/outcome';
import { namingSeed } from '../../platform/chance';
import { clockMoves, now, wallClock } from '../../platform/clock';
import { maybeIsoOf } from '../../platform/moments';

const KEY = { type: 'plugin', name: 'affiliate-store', key: 'journey' } as const;
/** Whoever leads journeys looks every second whether one is wanted, and tells of each day while one is under way. */
const SILENT_MS = 8_000;
const STOPPED_MS = 60_000;

const head = z.object({ block: z.number(), hash: z.string() }).nullable();
const kept = journeyTold.extend({
  state: z.enum(['asked', 'under_way', 'done', 'failed']),
  from: z.number().nullable(),
  to: z.number().nullable(),
  headBefore: head,
  headAfter: head,
  toldAt: z.number(),
});
type Kept = z.output<typeof kept>;

let lookedAt = -Infinity;

/** A journey is asked for by a person, led by the demo's own process, and kept here, where both find it. */
const readKept = async (strapi: Core.Strapi): Promise<Kept | null> => kept.nullable().parse((await strapi.store(KEY).get({})) ?? null);

const keep = (strapi: Core.Strapi, journey: Kept): Promise<void> => strapi.store(KEY).set({ value: journey });

const headNow = async (strapi: Core.Strapi): Promise<Kept['headBefore']> => {
  const at = await ledger(strapi).head();
  return at && { block: at.block, hash: at.hash };
};

const isAttended = (): boolean => wallClock() - lookedAt < SILENT_MS;

const isUnderWay = (journey: Kept | null): boolean =>
  (journey?.state === 'asked' || journey?.state === 'under_way') && wallClock() - journey.toldAt < STOPPED_MS;

/** The last journey, as people see it. */
export const showJourney = async (strapi: Core.Strapi): Promise<JourneyView> => {
  const journey = clockMoves() ? await readKept(strapi) : null;
  const attended = clockMoves() && (isAttended() || isUnderWay(journey));
  if (!journey)
    return {
      ...{ attended, state: 'never', days: 0, day: 0, seed: namingSeed(), from: null, to: null, headBefore: null, headAfter: null },
      ...{ happened: {}, paid: [], broken: null, tookMs: null, error: null },
    };
  const { from, to, toldAt, state, ...rest } = journey;
  const silent = (state === 'asked' || state === 'under_way') && wallClock() - toldAt >= STOPPED_MS;
  return { ...rest, attended, state: silent ? 'stopped' : state, seed: namingSeed(), from: maybeIsoOf(from), to: maybeIsoOf(to) };
};

const fresh = (days: number): Kept => ({
  ...{ state: 'asked', days, day: 0, happened: {}, paid: [], broken: null, tookMs: null, error: null },
  ...{ from: null, to: null, headBefore: null, headAfter: null, toldAt: wallClock() },
});

/** A person wants the shop to live so many days. */
export const askJourney = async (strapi: Core.Strapi, days: number): Promise<Outcome<JourneyView, Failure>> => {
  if (!clockMoves()) return failed(operationsFailures.because('CLOCK_FIXED'));
  if (isUnderWay(await readKept(strapi))) return failed(operationsFailures.because('JOURNEY_UNDER_WAY'));
  if (!isAttended()) return failed(operationsFailures.because('JOURNEY_UNATTENDED'));
  await keep(strapi, fresh(days));
  return ok(await showJourney(strapi));
};

/** Whoever leads journeys looks whether one is wanted; answers its days, or null. */
export const wantedJourney = async (strapi: Core.Strapi): Promise<number | null> => {
  lookedAt = wallClock();
  const journey = await readKept(strapi);
  return journey?.state === 'asked' && isUnderWay(journey) ? journey.days : null;
};

/** Takes down what is told of a journey: the first word sets where it began, the last one where it ended. */
export const hearOfJourney = async (strapi: Core.Strapi, told: JourneyTold): Promise<JourneyView> => {
  lookedAt = wallClock();
  const before = await readKept(strapi);
  const begins = told.day === 0 && told.state === 'under_way';
  const begun =
    begins || !before ? { from: now(), headBefore: await headNow(strapi) } : { from: before.from, headBefore: before.headBefore };
  const ended = told.state === 'under_way' ? { to: null, headAfter: null } : { to: now(), headAfter: await headNow(strapi) };
  await keep(strapi, { ...told, ...begun, ...ended, toldAt: wallClock() });
  return showJourney(strapi);
};
