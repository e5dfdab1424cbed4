import type { Core } from '@strapi/strapi';
import { checkout } from '../../capabilities/checkout/service';
import { messaging } from '../../capabilities/messaging/service';
import { eventDays, mailDays, privacy } from '../../capabilities/privacy/service';
import { now } from '../../platform/clock';
import { setting } from '../../platform/settings';

const DAY = 86_400_000;

/** Deletes what is older than the shop keeps it; 0 days is for as long as its reader is known. */
export const keepTimes = async (strapi: Core.Strapi): Promise<void> => {
  await privacy(strapi).dropOldFiles();
  const [mails, events] = [await setting(strapi, mailDays), await setting(strapi, eventDays)];
  if (mails > 0) await messaging(strapi).forgetMailsBefore(now() - mails * DAY);
  if (events > 0) await checkout(strapi).emptyEventsBefore(now() - events * DAY);
};
