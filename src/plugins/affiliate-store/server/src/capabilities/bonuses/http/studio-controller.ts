import type { Core } from '@strapi/strapi';
import {
  changeStudioBonusTerms,
  decideStudioBonus,
  listStudioBonuses,
  openStudioBonusFile,
  readStudioBonusTerms,
} from '../../../../../contracts/bonuses';
import { lookAtBonus } from '../../../flows/bonuses/hand-out-bonus';
import { changeOwnBonusTerms, decideAsCreator, isForProductOf } from '../../../flows/bonuses/keep-bonuses';
import { bonusesForCreator, bonusTermsFor, reviewedBonusOf } from '../../../flows/bonuses/read-bonuses';
import { studioSelf, type StudioSelf } from '../../../flows/catalog/recognise-creator';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { actorOf, type Caller } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { bonuses, bonusFailures } from '../service';

const asCreator = async <T>(
  strapi: Core.Strapi,
  caller: Caller,
  act: (self: StudioSelf) => Promise<Outcome<T, Failure>>,
): Promise<Outcome<T, Failure>> => {
  const self = await studioSelf(strapi, caller.person?.id);
  return self.ok ? act(self.value) : self;
};

/** What a creator does with bonuses for products of theirs, and in programs nobody else sells in. */
export const studioBonuses: Controller = {
  name: 'studioBonuses',
  implementations: [
    implement(listStudioBonuses, (strapi, { query: { state, cursor, pageSize } }, caller) =>
      asCreator(strapi, caller, async (self) => {
        const before = rowOfCursor(cursor);
        if (before === null) return failed(platformFailures.because('CURSOR_INVALID'));
        const { rows, ...pagination } = await bonusesForCreator(strapi, self, { state, before, limit: pageSize });
        return ok({ data: rows, pagination });
      }),
    ),
    implement(decideStudioBonus, (strapi, { params, body }, caller) =>
      asCreator(strapi, caller, async (self) => {
        const done = await decideAsCreator(strapi, self, params.id, body, actorOf(caller));
        return done.ok ? ok({ data: await reviewedBonusOf(strapi, done.value) }) : done;
      }),
    ),
    implement(openStudioBonusFile, (strapi, { params }, caller) =>
      asCreator(strapi, caller, async (self) => {
        const bonus = await bonuses(strapi).find(params.id);
        if (!bonus || !(await isForProductOf(strapi, self, bonus))) return failed(bonusFailures.because('BONUS_NOT_FOUND'));
        const address = await lookAtBonus(strapi, bonus, self.partyId);
        return address.ok ? ok({ data: address.value }) : address;
      }),
    ),
    implement(readStudioBonusTerms, (strapi, _input, caller) =>
      asCreator(strapi, caller, async (self) => ok({ data: await bonusTermsFor(strapi, self) })),
    ),
    implement(changeStudioBonusTerms, (strapi, { params, body }, caller) =>
      asCreator(strapi, caller, async (self) => {
        const done = await changeOwnBonusTerms(strapi, self, { id: params.program, said: body, by: actorOf(caller) });
        if (!done.ok) return done;
        const changed = (await bonusTermsFor(strapi, self)).find(({ program }) => program === params.program);
        return changed ? ok({ data: changed }) : failed(bonusFailures.because('BONUS_TERMS_SHARED'));
      }),
    ),
  ],
};
