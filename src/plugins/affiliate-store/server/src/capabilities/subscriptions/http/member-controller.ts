import {
  cancelMySubscription,
  changeMyCard,
  changeMyOffer,
  keepMyOffer,
  listMySubscriptions,
  pauseMySubscription,
  resumeMySubscription,
  unpauseMySubscription,
} from '../../../../../contracts/subscriptions';
import { changeOwnOffer, keepOwnOffer } from '../../../flows/subscriptions/change-offer';
import { endOwnSubscription, openCardPage, readOwnSubscriptions } from '../../../flows/subscriptions/manage-subscription';
import { pauseOwnSubscription, unpauseOwnSubscription } from '../../../flows/subscriptions/pause-subscription';
import { failed, ok } from '../../../kernel/outcome';
import { implement } from '../../../platform/endpoints';
import type { Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';

const unknown = () => failed(platformFailures.because('UNAUTHENTICATED'));

/** What subscribers see of their subscriptions, and do about them. */
export const memberSubscriptions: Controller = {
  name: 'subscriptions',
  implementations: [
    implement(listMySubscriptions, async (strapi, _input, { person }) =>
      person ? ok({ data: await readOwnSubscriptions(strapi, person.id) }) : unknown(),
    ),
    implement(cancelMySubscription, async (strapi, { params, body }, { person }) => {
      if (!person) return unknown();
      const changed = await endOwnSubscription(strapi, person.id, params.id, body.when);
      return changed.ok ? ok({ data: changed.value }) : changed;
    }),
    implement(changeMyCard, async (strapi, { params, body }, { person }) => {
      if (!person) return unknown();
      const page = await openCardPage(strapi, person.id, params.id, body.locale);
      return page.ok ? ok({ data: { redirectUrl: page.value } }) : page;
    }),
    implement(pauseMySubscription, async (strapi, { params, body }, { person }) => {
      if (!person) return unknown();
      const paused = await pauseOwnSubscription(strapi, person.id, params.id, body.periods);
      return paused.ok ? ok({ data: paused.value }) : paused;
    }),
    implement(unpauseMySubscription, async (strapi, { params }, { person }) => {
      if (!person) return unknown();
      const over = await unpauseOwnSubscription(strapi, person.id, params.id);
      return over.ok ? ok({ data: over.value }) : over;
    }),
    implement(changeMyOffer, async (strapi, { params, body: { offer, price, from, consent } }, { person }) => {
      if (!person) return unknown();
      const wanted = { offer, seen: { ...price, from }, consentVersion: consent };
      const changed = await changeOwnOffer(strapi, person.id, params.id, wanted);
      return changed.ok ? ok({ data: changed.value }) : changed;
    }),
    implement(keepMyOffer, async (strapi, { params }, { person }) => {
      if (!person) return unknown();
      const kept = await keepOwnOffer(strapi, person.id, params.id);
      return kept.ok ? ok({ data: kept.value }) : kept;
    }),
    implement(resumeMySubscription, async (strapi, { params }, { person }) => {
      if (!person) return unknown();
      const changed = await endOwnSubscription(strapi, person.id, params.id, 'not');
      return changed.ok ? ok({ data: changed.value }) : changed;
    }),
  ],
};
