import { isMeantBy, placeAt } from './menu-rules';

describe('finding a page of the menu by words', () => {
  it('takes the beginning of any word of its name or its section, in any order', () => {
    expect(isMeantBy('pay', 'Payout runs', 'Money')).toBe(true);
    expect(isMeantBy('runs pay', 'Payout runs', 'Money')).toBe(true);
    expect(isMeantBy('money', 'Payout runs', 'Money')).toBe(true);
    expect(isMeantBy('money cou', 'Payout runs', 'Money')).toBe(false);
    expect(isMeantBy('outs', 'Payouts', 'Money')).toBe(false);
  });

  it('minds neither accents nor capitals nor spaces around', () => {
    expect(isMeantBy(' REGLAGES ', 'Réglages', 'Système')).toBe(true);
    expect(isMeantBy('réglages', 'Reglages', 'Système')).toBe(true);
  });
});

describe('where in the menu somebody is', () => {
  const places = ['/store', '/store/payouts', '/store/payout-runs'];

  it('is the page itself or the nearest above it', () => {
    expect(placeAt(places, '/store', '/store')).toBe('/store');
    expect(placeAt(places, '/store/payout-runs/7', '/store')).toBe('/store/payout-runs');
    expect(placeAt(places, '/store/payouts', '/store')).toBe('/store/payouts');
  });

  it('is nowhere at a page the menu does not name', () => {
    expect(placeAt(places, '/store/opt-outs', '/store')).toBeNull();
  });
});
