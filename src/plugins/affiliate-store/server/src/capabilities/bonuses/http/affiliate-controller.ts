import type { Core } from '@strapi/strapi';
import {
  listBonusChoices,
  listPartnerBonuses,
  openOwnBonusFile,
  registerBonus,
  sendBonusFile,
  withdrawBonus,
  type BonusView,
} from '../../../../../contracts/bonuses';
import { lookAtBonus, uploadAddress } from '../../../flows/bonuses/hand-out-bonus';
import { registerOwnBonus, withdrawOwnBonus } from '../../../flows/bonuses/keep-bonuses';
import { bonusChoices, bonusViewOf, ownBonus, ownBonuses } from '../../../flows/bonuses/read-bonuses';
import { partnerSelf, type PartnerSelf } from '../../../flows/affiliates/read-partner-portal';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { actorOf, type Caller } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Answer, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import type { Bonus } from '../service';
import { sendRoute } from './take-file';

const asAffiliate = async <T>(
  strapi: Core.Strapi,
  caller: Caller,
  act: (self: PartnerSelf) => Promise<Outcome<T, Failure>>,
): Promise<Outcome<T, Failure>> => {
  const self = await partnerSelf(strapi, caller.person?.id);
  return self.ok ? act(self.value) : self;
};

const shown = async (strapi: Core.Strapi, done: Outcome<Bonus, Failure>): Promise<Outcome<Answer<BonusView>, Failure>> =>
  done.ok ? ok({ data: await bonusViewOf(strapi, done.value) }) : done;

/** Does something with the file of a bonus of the caller's own. */
const withOwn = <T>(
  strapi: Core.Strapi,
  { id, caller }: { readonly id: string; readonly caller: Caller },
  act: (bonus: Bonus, self: PartnerSelf) => Promise<Outcome<T, Failure>>,
): Promise<Outcome<Answer<T>, Failure>> =>
  asAffiliate(strapi, caller, async (self) => {
    const found = await ownBonus(strapi, self, id);
    const done = found.ok ? await act(found.value, self) : found;
    return done.ok ? ok({ data: done.value }) : done;
  });

/** An affiliate's own bonuses: every one is found through the caller's own party. */
export const partnerBonuses: Controller = {
  name: 'partnerBonuses',
  implementations: [
    implement(listPartnerBonuses, (strapi, { query: { state, cursor, pageSize } }, caller) =>
      asAffiliate(strapi, caller, async (self) => {
        const before = rowOfCursor(cursor);
        if (before === null) return failed(platformFailures.because('CURSOR_INVALID'));
        const { rows, ...pagination } = await ownBonuses(strapi, self, { state, before, limit: pageSize });
        return ok({ data: rows, pagination });
      }),
    ),
    implement(listBonusChoices, (strapi, _input, caller) =>
      asAffiliate(strapi, caller, async (self) => ok({ data: await bonusChoices(strapi, self) })),
    ),
    implement(registerBonus, (strapi, { body }, caller) =>
      asAffiliate(strapi, caller, async (self) => shown(strapi, await registerOwnBonus(strapi, self, body, actorOf(caller)))),
    ),
    implement(sendBonusFile, (strapi, { params: { id } }, caller) =>
      withOwn(strapi, { id, caller }, (bonus) => uploadAddress(strapi, bonus)),
    ),
    implement(openOwnBonusFile, (strapi, { params: { id } }, caller) =>
      withOwn(strapi, { id, caller }, (bonus, { partyId }) => lookAtBonus(strapi, bonus, partyId)),
    ),
    implement(withdrawBonus, (strapi, { params: { id } }, caller) =>
      asAffiliate(strapi, caller, async (self) => shown(strapi, await withdrawOwnBonus(strapi, self, id, actorOf(caller)))),
    ),
  ],
  raw: [sendRoute],
};
