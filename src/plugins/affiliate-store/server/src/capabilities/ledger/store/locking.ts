import type { Core } from '@strapi/strapi';
import { address, type AccountRef } from '../../../kernel/account';
import { locked, sql } from '../../../platform/transaction';
import { balanceOf } from '../domain/balance';
import { turnoverUpToNow } from './posting';
import { accountOf } from './reading';

/** An account's balance on its normal side, its row locked until the unit ends. An account nobody wrote to has nothing to take. */
export const lockBalance = async (strapi: Core.Strapi, ref: AccountRef): Promise<number> => {
  await turnoverUpToNow();
  const row = (await locked(
    strapi,
    sql(strapi)('afs_ledger_accounts')
      .where({ address: address(ref), currency: ref.currency })
      .first(),
  )) as Record<string, unknown> | undefined;
  return row ? balanceOf(accountOf(row)) : 0;
};
