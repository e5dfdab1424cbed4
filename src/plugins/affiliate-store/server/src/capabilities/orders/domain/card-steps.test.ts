import fc from 'fast-check';
import { nextCardStep, type CardSeen, type CardSight, type CardState } from './card-steps';

const seen = (state: CardState, sight: CardSight): CardSeen => ({ state, sight });

test.each([
  ['nothing happens before both are reserved', [seen('reserved', 'reserved'), seen('waiting', 'open')], false, 'wait'],
  ['nothing happens while nobody was asked', [seen('waiting', 'unasked'), seen('waiting', 'unasked')], false, 'wait'],
  ['both are reserved: both are taken', [seen('reserved', 'reserved'), seen('reserved', 'reserved')], false, 'capture'],
  ['what was taken by hand counts as reserved', [seen('captured', 'captured'), seen('reserved', 'reserved')], false, 'capture'],
  ['cut off between the two, the second is taken', [seen('captured', 'captured'), seen('capturing', 'reserved')], false, 'capture'],
  ['both are taken: it is paid', [seen('capturing', 'captured'), seen('capturing', 'captured')], false, 'settle'],
  ['paid even where it had been given up', [seen('releasing', 'captured'), seen('released', 'captured')], true, 'settle'],
  ['one is refused for good: the other is let go', [seen('reserved', 'reserved'), seen('waiting', 'gone')], false, 'release'],
  ['the first ran out: the page of the second is closed', [seen('released', 'gone'), seen('waiting', 'open')], false, 'release'],
  ['the buyer leaves', [seen('reserved', 'reserved'), seen('waiting', 'unasked')], true, 'release'],
  ['nothing is held any more', [seen('releasing', 'gone'), seen('releasing', 'gone')], false, 'give_up'],
  ['nothing ever was', [seen('waiting', 'unasked'), seen('waiting', 'unasked')], true, 'give_up'],
  [
    'a refused card is let go before the other one is given back',
    [seen('captured', 'captured'), seen('refused', 'reserved')],
    false,
    'release',
  ],
  ['one was taken, the other never will be', [seen('captured', 'captured'), seen('released', 'gone')], false, 'give_back'],
] as const)('%s', (_why, cards, over, step) => {
  expect(nextCardStep(cards, over)).toBe(step);
});

const states: CardState[] = ['waiting', 'reserved', 'capturing', 'captured', 'refused', 'releasing', 'released', 'returning', 'returned'];
const sights: CardSight[] = ['unasked', 'open', 'reserved', 'captured', 'gone'];
const any = fc.record({ state: fc.constantFrom(...states), sight: fc.constantFrom(...sights) });

test('property: paid means both taken, ended means none is, and a card is never taken while the other may still fail', () => {
  fc.assert(
    fc.property(any, any, fc.boolean(), (first, second, over) => {
      const cards = [first, second];
      const step = nextCardStep(cards, over);
      const taken = cards.filter(({ sight }) => sight === 'captured').length;
      expect(step === 'settle').toBe(taken === 2);
      if (step === 'give_up') expect(taken).toBe(0);
      if (step === 'give_back') expect(taken).toBe(1);
      if (step === 'give_up' || step === 'give_back')
        expect(cards.some(({ sight }) => sight === 'reserved' || sight === 'open')).toBe(false);
      if (step === 'capture') expect(cards.every(({ sight }) => sight === 'reserved' || sight === 'captured')).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
