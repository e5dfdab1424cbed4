import type { Core } from '@strapi/strapi';
import { ledgerFailures } from '../../capabilities/ledger/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { auditBooks, freezingIn } from './audit-books';
import { payoutFreeze, thawPayouts } from './freeze-payouts';
import { proveLedger } from './prove-ledger';

/** An administrator lets payouts go on, with a reason, once the books, checked this moment, are right again. */
export const unfreezePayouts = async (
  strapi: Core.Strapi,
  act: { readonly reason: string; readonly by: string },
): Promise<Outcome<true, Failure>> => {
  const freeze = await payoutFreeze(strapi);
  if (!freeze) return failed(ledgerFailures.because('PAYOUTS_NOT_FROZEN'));
  const changed = freeze.broken.includes('I16') && (await proveLedger(strapi, 'seal', act.by)).offending > 0;
  const broken = [...freezingIn(await auditBooks(strapi)), ...(changed ? ['I16'] : [])];
  if (broken.length > 0) return failed(ledgerFailures.because('BOOKS_STILL_BROKEN', { broken: broken.join(', ') }));
  return (await thawPayouts(strapi, act)) ? ok(true) : failed(ledgerFailures.because('PAYOUTS_NOT_FROZEN'));
};
