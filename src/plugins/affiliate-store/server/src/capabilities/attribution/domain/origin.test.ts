import { isSearchAd, paidAdOf, sourceHostOf } from './origin';

test('of a referrer the host is kept, and nothing that says where on it somebody was', () => {
  expect(sourceHostOf('https://www.Deals.example/coupons/ana?user=7', 'shop.example')).toBe('deals.example');
  expect(sourceHostOf('https://deals.example:8443', 'shop.example')).toBe('deals.example');
  expect(sourceHostOf('https://shop.example/store', 'www.shop.example:1337')).toBeNull();
  for (const nothing of ['', 'about:blank', 'android-app://com.example', 'https://'])
    expect(sourceHostOf(nothing, 'shop.example')).toBeNull();
});

test('of a search advertisement the name of its mark is kept, and never its value', () => {
  expect(paidAdOf('to=/store&gclid=EAIaIQobChMI')).toBe('gclid');
  expect(paidAdOf('msclkid=1')).toBe('msclkid');
  for (const none of ['', 'to=gclid', 'xgclid=1', 'q=gclid=', 'fbclid=1']) expect(paidAdOf(none)).toBeNull();
});

test('a medium says itself that it was paid for', () => {
  expect(['cpc', 'CPC', 'paid_search'].map(isSearchAd)).toEqual([true, true, true]);
  expect([undefined, 'email', 'cpcx', 'social'].map(isSearchAd)).toEqual([false, false, false, false]);
});
