import type { Core } from '@strapi/strapi';
import { answerDays, type Case } from '../../capabilities/cases/service';
import { workingDaysAfter } from '../../capabilities/confirmations/service';
import { accountingTimeZone, dayOf } from '../../capabilities/ledger/service';
import { now } from '../../platform/clock';
import { setting } from '../../platform/settings';

/** The day where the shop is. */
export const shopDay = async (strapi: Core.Strapi, at: number): Promise<string> => dayOf(at, await setting(strapi, accountingTimeZone));

/** The day by whose end the shop answers what comes in at a moment: so many working days after it. */
export const dueFrom = async (strapi: Core.Strapi, at: number): Promise<string> =>
  workingDaysAfter(await shopDay(strapi, at), await setting(strapi, answerDays));

/** True once the day by whose end an answer was due is over. */
export const isLate = async (strapi: Core.Strapi, { state, dueOn }: Pick<Case, 'state' | 'dueOn'>): Promise<boolean> =>
  state === 'open' && dueOn !== null && (await shopDay(strapi, now())) > dueOn;
