import {
  changeAdminBonusTerms,
  decideAdminBonus,
  listAdminBonuses,
  openAdminBonusFile,
  readAdminBonus,
  readAdminBonusTerms,
} from '../../../../../contracts/admin';
import { lookAtBonus } from '../../../flows/bonuses/hand-out-bonus';
import { changeBonusTerms, decideBonus } from '../../../flows/bonuses/keep-bonuses';
import { adminBonusOf, bonusesOnDesk, readBonusTerms } from '../../../flows/bonuses/read-bonuses';
import { failed, ok } from '../../../kernel/outcome';
import { actorOf } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { onlyManagedBy } from '../../../platform/managed';
import { bonuses, bonusFailures } from '../service';

/** What staff does with bonuses. */
export const adminBonuses: Controller = {
  name: 'adminBonuses',
  implementations: [
    implement(listAdminBonuses, async (strapi, { query: { state, program, cursor, pageSize } }, caller) => {
      const before = rowOfCursor(cursor);
      if (before === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const asked = { state, program, before, limit: pageSize, onlyManagedBy: onlyManagedBy(caller) };
      const page = await bonusesOnDesk(strapi, asked);
      if (!page.ok) return page;
      const { rows, ...pagination } = page.value;
      return ok({ data: rows, pagination });
    }),
    implement(readAdminBonus, async (strapi, { params }) => {
      const bonus = await bonuses(strapi).find(params.id);
      return bonus ? ok({ data: await adminBonusOf(strapi, bonus) }) : failed(bonusFailures.because('BONUS_NOT_FOUND'));
    }),
    implement(decideAdminBonus, async (strapi, { params, body }, caller) => {
      const done = await decideBonus(strapi, params.id, body, actorOf(caller));
      return done.ok ? ok({ data: await adminBonusOf(strapi, done.value) }) : done;
    }),
    implement(openAdminBonusFile, async (strapi, { params }, { staff }) => {
      const bonus = await bonuses(strapi).find(params.id);
      if (!bonus) return failed(bonusFailures.because('BONUS_NOT_FOUND'));
      const address = await lookAtBonus(strapi, bonus, staff?.id ?? 0);
      return address.ok ? ok({ data: address.value }) : address;
    }),
    implement(readAdminBonusTerms, async (strapi, { params }) => {
      const terms = await readBonusTerms(strapi, params.id);
      return terms.ok ? ok({ data: { enabled: terms.value.enabled, automatic: terms.value.automatic } }) : terms;
    }),
    implement(changeAdminBonusTerms, async (strapi, { params, body }, caller) => {
      const terms = await changeBonusTerms(strapi, params.id, body, actorOf(caller));
      return terms.ok ? ok({ data: { enabled: terms.value.enabled, automatic: terms.value.automatic } }) : terms;
    }),
  ],
};
