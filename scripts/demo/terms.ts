import { IBANS } from './payouts';
import type { ShopClient } from './shop-client';
import { AFFILIATES, PASSWORD } from './story';

/** What the demo's site decides. */
const SETTINGS: Readonly<Record<string, unknown>> = {
  'shop.name': 'Atelier Nour',
  'shop.tagline': 'Small courses by people who make things',
  'shop.supportEmail': 'hello@atelier-nour.example',
  'tax.ratesByCountry': { FR: 2000, DE: 1900, ES: 2100, BE: 2100, IT: 2200 },
  'money.platformFeeBasisPoints': 500,
  'money.platformFixedFee': { EUR: 50, USD: 50 },
  'payments.methods': {
    '*': ['card'],
    FR: ['card', 'sepa_debit', 'bank_transfer'],
    DE: ['card', 'sepa_debit', 'bank_transfer'],
    BR: ['card', 'boleto', 'pix'],
    MX: ['card', 'oxxo'],
  },
  'payments.transferAccounts': { EUR: 'Account holder: Atelier Nour SARL\nIBAN: FR14 2004 1010 0505 0001 3M02 606\nBIC: PSSTFRPPPAR' },
  'payouts.payerName': 'Atelier Nour SARL',
  'payouts.payerIban': IBANS[0],
  'payouts.methods': ['sepa', 'paypal', 'manual', 'stripe', 'credit'],
  // Everything in the demo is done by one person.
  'payouts.approvalAbove': { EUR: 1_000_000 },
  'relay.offered': true,
  'selfBilling.offered': true,
  'selfBilling.legalName': 'Atelier Nour SARL',
  'selfBilling.legalAddress': '8 rue des Capucins\n69001 Lyon',
  'selfBilling.legalCountry': 'FR',
};

/** Saves the settings; one that a variable of the environment fixes stays as whoever set it wants it. */
export const decideSettings = async (shop: ShopClient): Promise<void> => {
  const { body } = await shop.staff('/affiliate-store/settings');
  const locked = new Set(
    (body.data as Array<{ key: string; lockedBy: string | null }>).filter((each) => each.lockedBy).map(({ key }) => key),
  );
  for (const [key, value] of Object.entries(SETTINGS))
    if (!locked.has(key)) await shop.staff(`/affiliate-store/settings/${key}`, { method: 'PUT', body: { value } });
};

/** Ben lets the shop write his invoices: with the statement of each month comes one. */
export const agreeToSelfBilling = async (shop: ShopClient): Promise<void> => {
  const token = await shop.signIn(AFFILIATES[0].email, PASSWORD);
  const { version } = (await shop.api('/me/self-billing', { token })).body.data as { version: string };
  await shop.api('/me/self-billing', {
    method: 'PUT',
    token,
    body: { version, name: AFFILIATES[0].name, address: '27 quai de la Pêcherie\n69001 Lyon', country: 'FR', status: 'small_business' },
  });
};
