import type Stripe from 'stripe';
import { accounts, newAccount } from '../connect/account';
import { newAccountLink } from '../connect/account-link';
import { invalidRequest, missing, noSuch, notSimulated } from '../engine/failures';
import type { World } from '../engine/world';
import { mergeMetadata, orNull } from './fields';
import { listPage } from './lists';
import { expandable, operation, type Resource } from './operation';
import { refuseUnsimulated } from './unsimulated';

const EURO = ['AT', 'BE', 'CY', 'DE', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'IE', 'IT', 'LT', 'LU', 'LV', 'MT', 'NL', 'PT', 'SI', 'SK'];
const CURRENCY: Readonly<Record<string, string>> = { US: 'usd', GB: 'gbp', BR: 'brl', CH: 'chf', CA: 'cad', AU: 'aud', JP: 'jpy' };

/** The account of this id. Stripe does not say whether somebody else has it. */
export function requireAccount(world: World, id: string, param?: string): Stripe.Account {
  const account = world.of(accounts).get(id);
  if (!account) throw noSuch('account', id, param);
  return account;
}

/** Only the kind of account is simulated whose owner gives everything to Stripe itself and sees an Express dashboard. */
function requireExpress({ controller, type }: Stripe.AccountCreateParams): void {
  if (type !== undefined && controller !== undefined)
    throw invalidRequest(
      'You may not provide the `type` parameter and `controller` parameters simultaneously. They are mutually exclusive.',
      {
        param: 'type',
      },
    );
  if (type === 'express') return;
  if (type !== undefined) throw notSimulated('type', 'Only Express accounts are.');
  const express =
    controller?.stripe_dashboard?.type === 'express' &&
    controller.losses?.payments === 'application' &&
    controller.fees?.payer === 'application' &&
    (controller.requirement_collection ?? 'stripe') === 'stripe';
  if (!express) throw notSimulated('controller', 'Only accounts with an Express dashboard, whose losses and fees the platform bears, are.');
}

/** Connected accounts, and the links by which their owners come to Stripe's own pages. */
export const accountResource: Resource = {
  collections: [expandable(accounts)],
  operations: [
    operation<Stripe.AccountCreateParams>('accounts.create', ({ world, params }) => {
      refuseUnsimulated(params, ['individual', 'company', 'external_account', 'tos_acceptance', 'account_token', 'groups', 'documents']);
      requireExpress(params);
      if (params.capabilities?.transfers?.requested !== true)
        throw notSimulated('capabilities', 'Accounts are for transfers: request that capability.');
      const country = params.country ?? 'FR';
      return newAccount(world, {
        country,
        email: orNull(params.email),
        currency: params.default_currency ?? (EURO.includes(country) ? 'eur' : (CURRENCY[country] ?? 'usd')),
        metadata: mergeMetadata(null, params.metadata),
      });
    }),
    operation('accounts.retrieve', ({ world, id }) => requireAccount(world, id)),
    operation<Stripe.AccountListParams>('accounts.list', ({ world, params }) => listPage(world, accounts, params, '/v1/accounts')),
    operation<Stripe.AccountLinkCreateParams>('accountLinks.create', ({ world, params }) => {
      refuseUnsimulated(params, ['collect']);
      if (params.type !== 'account_onboarding') throw notSimulated('type', 'Only account_onboarding is.');
      if (!params.return_url) throw missing('return_url');
      if (!params.refresh_url) throw missing('refresh_url');
      const { id } = requireAccount(world, params.account, 'account');
      return newAccountLink(world, { account: id, return_url: params.return_url, refresh_url: params.refresh_url });
    }),
  ],
};
