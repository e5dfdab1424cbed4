import type { Core } from '@strapi/strapi';
import {
  cancelMyPayout,
  changePayoutMethod,
  openPayoutAccount,
  readPayoutAccount,
  listMyAdjustments,
  listMyPayouts,
  readMyPayout,
  readPayoutOverview,
  requestPayout,
} from '../../../../../contracts/payouts';
import { changePayoutMethod as changeMethod } from '../../../flows/payouts/change-payout-method';
import { claimPayout } from '../../../flows/payouts/claim-payout';
import { openPayeeAccount, readPayeeAccount } from '../../../flows/payouts/payee-account';
import {
  methodView,
  myAdjustments,
  myPayout,
  myPayouts,
  payeeSelf,
  payoutOverviewOf,
  payoutView,
} from '../../../flows/payouts/read-payouts';
import { takePayoutBack } from '../../../flows/payouts/take-payout-back';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { actorOf, type Caller } from '../../../platform/caller';
import { implement, type Answer, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { setting } from '../../../platform/settings';
import { payoutFailures, payoutOnRequest, type MethodDetails } from '../service';
import { placeOf } from './reading';

type Self = Extract<Awaited<ReturnType<typeof payeeSelf>>, { ok: true }>['value'];

const asPayee = async <T>(
  strapi: Core.Strapi,
  caller: Caller,
  read: (self: Self) => Promise<Outcome<Answer<T>, Failure>>,
): Promise<Outcome<Answer<T>, Failure>> => {
  const self = await payeeSelf(strapi, caller.person?.id);
  return self.ok ? read(self.value) : self;
};

const badCursor = () => failed(platformFailures.because('CURSOR_INVALID'));

const tokenOf = (caller: Caller): string => caller.header('authorization').replace(/^Bearer\s+/i, '');

/** Whoever is paid here: every object is found through the caller's own party. */
export const payeeController: Controller = {
  name: 'payouts',
  implementations: [
    implement(readPayoutOverview, (strapi, _input, caller) =>
      asPayee(strapi, caller, async (self) => ok({ data: await payoutOverviewOf(strapi, self) })),
    ),
    implement(listMyPayouts, (strapi, { query }, caller) =>
      asPayee(strapi, caller, async (self) => {
        const place = placeOf(query.cursor);
        if (place === null) return badCursor();
        const { rows, ...pagination } = await myPayouts(strapi, self, { ...place, limit: query.pageSize });
        return ok({ data: rows, pagination });
      }),
    ),
    implement(readMyPayout, (strapi, { params }, caller) =>
      asPayee(strapi, caller, async (self) => {
        const statement = await myPayout(strapi, self, params.id);
        return statement.ok ? ok({ data: statement.value }) : statement;
      }),
    ),
    implement(requestPayout, (strapi, { body }, caller) =>
      asPayee(strapi, caller, async (self) => {
        if (!(await setting(strapi, payoutOnRequest))) return failed(payoutFailures.because('NOT_PAYABLE', { reasons: 'NOT_ON_REQUEST' }));
        const claimed = await claimPayout(strapi, { partyId: self.id, currency: body.currency, by: actorOf(caller) });
        return claimed.ok ? ok({ data: payoutView(claimed.value) }) : claimed;
      }),
    ),
    implement(cancelMyPayout, (strapi, { params }, caller) =>
      asPayee(strapi, caller, async (self) => {
        const closed = await takePayoutBack(strapi, self, params.id, actorOf(caller));
        return closed.ok ? ok({ data: payoutView(closed.value) }) : closed;
      }),
    ),
    implement(changePayoutMethod, (strapi, { body }, caller) =>
      asPayee(strapi, caller, async () => {
        const { method } = body;
        const details: MethodDetails = method.kind === 'sepa' ? { ...method, bic: method.bic ?? null } : method;
        const changed = await changeMethod(strapi, {
          userId: caller.person?.id ?? 0,
          accessToken: tokenOf(caller),
          currentPassword: body.currentPassword,
          details,
          locale: body.locale,
        });
        return changed.ok ? ok({ data: methodView(changed.value) }) : changed;
      }),
    ),
    implement(readPayoutAccount, (strapi, _input, caller) =>
      asPayee(strapi, caller, async (self) => ok({ data: await readPayeeAccount(strapi, self) })),
    ),
    implement(openPayoutAccount, (strapi, { body }, caller) =>
      asPayee(strapi, caller, async () => {
        const opened = await openPayeeAccount(strapi, { ...body, userId: caller.person?.id ?? 0, accessToken: tokenOf(caller) });
        return opened.ok ? ok({ data: opened.value }) : opened;
      }),
    ),
    implement(listMyAdjustments, (strapi, { query }, caller) =>
      asPayee(strapi, caller, async (self) => {
        const place = placeOf(query.cursor);
        if (place === null) return badCursor();
        const { rows, ...pagination } = await myAdjustments(strapi, self, { ...place, limit: query.pageSize });
        return ok({ data: rows, pagination });
      }),
    ),
  ],
};
