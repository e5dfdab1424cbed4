import { needsSecondLook } from './request';

describe('whether an erasure waits for a second person', () => {
  test('never, where the shop says so', () => {
    expect([needsSecondLook('never', true), needsSecondLook('never', false)]).toEqual([false, false]);
  });
  test('for partners only, or for everybody', () => {
    expect([needsSecondLook('partners', true), needsSecondLook('partners', false)]).toEqual([true, false]);
    expect([needsSecondLook('always', true), needsSecondLook('always', false)]).toEqual([true, true]);
  });
});
