import type { Core } from '@strapi/strapi';
import { ledgerFailures } from '../capabilities/ledger/service';
import type { Failure } from '../kernel/failure';
import { failed, ok, type Outcome } from '../kernel/outcome';
import { auditBooks, freezingIn } from './audit-books';
import { payoutFreeze, thawPayouts } from './freeze-payouts';

/** An administrator lets payouts go on, with a reason, once the books, checked this moment, are right again. */
export const unfreezePayouts = async (
  strapi: Core.Strapi,
  act: { readonly reason: string; readonly by: string },
): Promise<Outcome<true, Failure>> => {
  if (!(await payoutFreeze(strapi))) return failed(ledgerFailures.because('PAYOUTS_NOT_FROZEN'));
  const broken = freezingIn(await auditBooks(strapi));
  if (broken.length > 0) return failed(ledgerFailures.because('BOOKS_STILL_BROKEN', { broken: broken.join(', ') }));
  return (await thawPayouts(strapi, act)) ? ok(true) : failed(ledgerFailures.because('PAYOUTS_NOT_FROZEN'));
};
