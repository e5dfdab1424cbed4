import { sayableFacts } from './sayable-facts';

const euro = { amount: '0', currency: 'EUR', exponent: 2 };

describe('the facts of a derivation', () => {
  it('are said as amounts and percentages', () => {
    expect(sayableFacts({ base: '9992', bps: '4000', exact: '3996.8000', order: 'AN-1' }, euro, 'en')).toEqual({
      base: '€99.92',
      rate: '40%',
      exact: '€39.968',
      order: 'AN-1',
    });
  });

  it('keep a whole number whole', () => {
    expect(sayableFacts({ exact: '3136.0000' }, euro, 'en')).toEqual({ exact: '€31.36' });
  });
});
