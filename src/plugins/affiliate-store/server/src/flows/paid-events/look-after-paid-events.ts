import type { Core } from '@strapi/strapi';
import { paidEvents } from '../../capabilities/paid-events/service';
import { now } from '../../platform/clock';
import { oneByOne } from '../../platform/one-by-one';
import { closeClickDays } from '../attribution/close-click-days';
import { decideLead } from './decide-leads';
import { matureEarnings } from './earn-event';

const BATCH = 200;

/** Accepts leads nobody decided about within the days their contract names. */
const acceptDue = async (strapi: Core.Strapi): Promise<void> => {
  const due = await paidEvents(strapi).dueLeads(now(), BATCH);
  await oneByOne(
    strapi,
    due,
    (id) => `the lead ${id}`,
    (id) => decideLead(strapi, id, { to: 'accepted' }, { by: 'system' }),
  );
};

/** Everything about leads and clicks that comes with time. */
export const lookAfterPaidEvents = async (strapi: Core.Strapi): Promise<void> => {
  await acceptDue(strapi);
  await closeClickDays(strapi);
  await matureEarnings(strapi);
  await paidEvents(strapi).forgetAddresses(now());
};
