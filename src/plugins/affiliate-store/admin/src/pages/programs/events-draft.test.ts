import type { PaidEventsView } from '../../../../contracts/paid-events';
import { eventsIn, isNoCap, typedEvents } from './events-draft';

const both: PaidEventsView = {
  scheme: 'all',
  lead: { currency: 'EUR', amount: 550, cap: { period: 'month', count: 10, amount: null }, acceptAfterDays: 7 },
  click: { currency: 'EUR', amount: 5, cap: { period: 'day', count: null, amount: 2000 } },
};

describe('events that pay, as they are typed', () => {
  test.each<[string, PaidEventsView | null]>([
    ['nothing but sales', null],
    ['both', both],
    ['a cap on sales alone', { scheme: 'all', saleCap: { period: 'day', amounts: { EUR: 50_000, JPY: 9000 } } }],
    [
      'both, and both caps',
      { ...both, saleCap: { period: 'month', amounts: { EUR: 1 } }, renewalCap: { period: 'day', amounts: { USD: 2 } } },
    ],
    ['clicks alone', { scheme: 'click', click: both.click as NonNullable<PaidEventsView['click']> }],
  ])('are what they were made from: %s', (_what, events) => {
    expect(eventsIn(typedEvents(events))).toEqual(events);
  });

  test('say at what amount, and at most how many or how much', () => {
    const typed = typedEvents(both);
    expect(eventsIn({ ...typed, lead: { ...typed.lead, mostCount: '' } })).toBeUndefined();
    expect(eventsIn({ ...typed, lead: { ...typed.lead, mostAmount: '12,345' } })).toBeUndefined();
    expect(eventsIn({ ...typed, scheme: 'click', click: { ...typed.click, amount: '' } })).toBeUndefined();
    expect(eventsIn({ ...typed, currency: 'euro' })).toBeUndefined();
    expect(eventsIn({ ...typed, acceptAfterDays: 'soon' })).toBeUndefined();
    expect(eventsIn({ ...typed, acceptAfterDays: '' })).toMatchObject({ lead: { acceptAfterDays: null } });
  });

  test.each([
    ['500', undefined],
    ['500 EURO', undefined],
    ['0 EUR', undefined],
    ['500.00 EUR,', undefined],
    ['  ', null],
    ['12,50 EUR, 9 usd', { scheme: 'all', renewalCap: { period: 'month', amounts: { EUR: 1250, USD: 900 } } }],
  ])('cap renewals by amounts with their currencies: %j', (most, expected) => {
    expect(eventsIn({ ...typedEvents(null), renewalCap: { period: 'month', most } })).toEqual(expected);
    expect(isNoCap({ period: 'month', most })).toBe(expected === undefined);
  });

  test('leave no cap behind where leads or clicks pay instead of sales', () => {
    const typed = typedEvents({ ...both, saleCap: { period: 'month', amounts: { EUR: 1 } } });
    expect(eventsIn({ ...typed, scheme: 'lead' })).not.toHaveProperty('saleCap');
  });

  test('in a currency without decimals are whole', () => {
    const typed = { ...typedEvents(both), scheme: 'lead' as const, currency: 'JPY' };
    expect(eventsIn({ ...typed, lead: { ...typed.lead, amount: '500' } })).toMatchObject({ lead: { amount: 500, currency: 'JPY' } });
  });
});
