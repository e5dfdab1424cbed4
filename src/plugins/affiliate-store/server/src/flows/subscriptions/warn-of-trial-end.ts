import type { Core } from '@strapi/strapi';
import { isTrialEnding, subscriptions } from '../../capabilities/subscriptions/service';
import { now } from '../../platform/clock';
import { oneByOne } from '../../platform/one-by-one';
import { together } from '../../platform/transaction';
import { writeSubscriberMail } from './write-subscriber-mail';

/** Reminds those whose free days are nearly over that it will be paid then: once for each end. */
export const warnOfTrialEnds = async (strapi: Core.Strapi): Promise<number> =>
  oneByOne(
    strapi,
    await subscriptions(strapi).trialsEnding(now()),
    ({ publicId }) => `subscription ${publicId}`,
    (seen) =>
      together(strapi, async () => {
        const one = await subscriptions(strapi).lock({ id: seen.id });
        if (one && isTrialEnding(one, now())) await writeSubscriberMail(strapi, 'trial_ending', one, String(one.periodEndsAt));
      }),
  );
