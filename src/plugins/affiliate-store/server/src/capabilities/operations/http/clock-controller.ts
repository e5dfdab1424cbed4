import { advanceClock, askForJourney, readClock, readJourney } from '../../../../../contracts/admin';
import { askJourney, showJourney } from '../../../flows/operations/keep-journey';
import { moveClock } from '../../../flows/operations/move-clock';
import { failed, ok } from '../../../kernel/outcome';
import { audit } from '../../../platform/audit';
import { actorOf } from '../../../platform/caller';
import { clockMoves, clockOffset, now } from '../../../platform/clock';
import type { Controller } from '../../../platform/endpoints';
import { implement } from '../../../platform/endpoints';
import { operationsFailures } from '../domain/failures';
import { isoOf } from '../../../platform/moments';

const clock = () => ({ now: isoOf(now()), aheadMs: clockOffset(), moves: clockMoves() });

/** The time of the store, which a demo may move. */
export const clockController: Controller = {
  name: 'adminClock',
  implementations: [
    implement(readClock, async () => ok({ data: clock() })),
    implement(advanceClock, async (strapi, { body }, caller) => {
      if (!clockMoves()) return failed(operationsFailures.because('CLOCK_FIXED'));
      const before = isoOf(now());
      await moveClock(strapi, body.hours * 3_600_000);
      await audit(strapi, { actor: actorOf(caller), action: 'clock.advance', subject: 'clock', before, after: isoOf(now()) });
      return ok({ data: clock() });
    }),
    implement(readJourney, async (strapi) => ok({ data: await showJourney(strapi) })),
    implement(askForJourney, async (strapi, { body }, caller) => {
      const asked = await askJourney(strapi, body.days);
      if (!asked.ok) return asked;
      await audit(strapi, { actor: actorOf(caller), action: 'clock.journey', subject: 'clock', after: { days: body.days } });
      return ok({ data: asked.value });
    }),
  ],
};
