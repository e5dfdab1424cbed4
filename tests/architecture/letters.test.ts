// Every state and every event of an order or a subscription names its letter, or says why there is none; the domain's own lists are walked.
import { join } from 'node:path';
import { LETTER_KINDS } from '../../src/plugins/affiliate-store/server/src/capabilities/messaging/domain/kinds';
import type { MailKind } from '../../src/plugins/affiliate-store/server/src/capabilities/messaging/domain/letter';
import {
  ORDER_EVENTS,
  ORDER_STATES,
  OTHER_OCCASIONS,
  SUBSCRIPTION_EVENTS,
  SUBSCRIPTION_STATES,
  type Told,
} from '../../src/plugins/affiliate-store/server/src/capabilities/messaging/domain/occasions';
import { ORDER_EVENT_CODES } from '../../src/plugins/affiliate-store/server/src/capabilities/orders/domain/event-text';
import { ORDER_STEPS } from '../../src/plugins/affiliate-store/server/src/capabilities/orders/domain/order-state';
import { SUBSCRIPTION_EVENT_CODES } from '../../src/plugins/affiliate-store/server/src/capabilities/subscriptions/domain/event-text';
import { SUBSCRIPTION_STEPS } from '../../src/plugins/affiliate-store/server/src/capabilities/subscriptions/domain/subscription-state';
import { filesBelow, PLUGIN, SERVER, textOf } from './tree';

const TABLES: ReadonlyArray<readonly [string, readonly string[], Readonly<Record<string, Told>>]> = [
  ['states of an order', Object.keys(ORDER_STEPS), ORDER_STATES],
  ['states of a subscription', Object.keys(SUBSCRIPTION_STEPS), SUBSCRIPTION_STATES],
  ['events of an order', ORDER_EVENT_CODES, ORDER_EVENTS],
  ['events of a subscription', SUBSCRIPTION_EVENT_CODES, SUBSCRIPTION_EVENTS],
];

test.each(TABLES)('%s: each has its line, and no line is of something that is gone', (_name, known, table) => {
  expect(Object.keys(table).sort()).toEqual([...known].sort());
});

const told = [...TABLES.map(([, , table]) => table), OTHER_OCCASIONS].flatMap((table) => Object.values(table));

test('what brings no letter says why in a sentence', () => {
  for (const one of told) if ('none' in one) expect(one.none).toMatch(/^[A-Z].{20,}\.$/);
});

test('every letter to a buyer or subscriber is named by some occasion', () => {
  const named = new Set<MailKind>(told.flatMap((one) => ('letters' in one ? one.letters : [])));
  const toBuyers = Object.entries(LETTER_KINDS).filter(([, { to }]) => to === 'buyer' || to === 'subscriber');
  expect(toBuyers.map(([kind]) => kind).filter((kind) => !named.has(kind as MailKind))).toEqual([]);
});

test('every kind of letter is written by some flow', () => {
  const flows = filesBelow(`${SERVER}/flows`).map(textOf).join('\n');
  expect(Object.keys(LETTER_KINDS).filter((kind) => !flows.includes(`'${kind}'`))).toEqual([]);
});

test('every letter an affiliate may get has a name in every language of their settings (ADR 0078)', () => {
  const kinds = Object.entries(LETTER_KINDS).flatMap(([kind, { to, bulk }]) =>
    (to === 'affiliate' || to === 'payee') && !bulk ? [kind] : [],
  );
  expect(kinds.length).toBeGreaterThan(30);
  const missing = ['en', 'fr', 'es', 'pt-BR', 'ar'].flatMap((locale) => {
    const words = JSON.parse(textOf(join(PLUGIN, 'storefront/i18n/locales', locale, 'portal.json'))) as Record<string, string>;
    return kinds.filter((kind) => !words[`ownLetter.${kind}`]).map((kind) => `${locale}: ownLetter.${kind}`);
  });
  expect(missing).toEqual([]);
});
