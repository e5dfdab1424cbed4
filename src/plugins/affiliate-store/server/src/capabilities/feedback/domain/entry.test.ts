import { maySee, refusesMerge, refusesState, takesBackers } from './entry';

const entry = { id: 1, authorPartyId: 10, productId: null, mergedInto: null, hiddenBecause: null, state: 'new', answer: null } as const;
const reader = { partyId: 20, products: ['ink'] };

test('partners see what is about the shop and about what is within their reach, and what they wrote or back', () => {
  expect(maySee(entry, reader, false)).toBe(true);
  expect(maySee({ ...entry, productId: 'ink' }, reader, false)).toBe(true);
  expect(maySee({ ...entry, productId: 'clay' }, reader, false)).toBe(false);
  expect(maySee({ ...entry, productId: 'clay' }, reader, true)).toBe(true);
  expect(maySee({ ...entry, productId: 'clay', authorPartyId: 20 }, reader, false)).toBe(true);
});

test('what is hidden or merged is of whoever wrote it', () => {
  for (const gone of [{ hiddenBecause: 'rude' }, { mergedInto: 2 }]) {
    expect(maySee({ ...entry, ...gone }, reader, true)).toBe(false);
    expect(maySee({ ...entry, ...gone, authorPartyId: 20 }, reader, false)).toBe(true);
    expect(takesBackers({ ...entry, ...gone })).toBe(false);
  }
});

test('what is settled is not backed any more', () => {
  expect((['new', 'considered', 'planned', 'done', 'declined'] as const).filter((state) => takesBackers({ ...entry, state }))).toEqual([
    'new',
    'considered',
    'planned',
  ]);
});

test('saying the same again is no change, another answer is, and a no says why', () => {
  const said = { ...entry, state: 'planned', answer: 'In spring' } as const;
  expect(refusesState(said, { state: 'planned', answer: 'In spring' })).toBe('FEEDBACK_STATE');
  expect(refusesState(said, { state: 'planned', answer: 'In autumn' })).toBeNull();
  expect(refusesState(said, { state: 'declined', answer: null })).toBe('FEEDBACK_ANSWER_MISSING');
  expect(refusesState(said, { state: 'declined', answer: 'Too dear' })).toBeNull();
  expect(refusesState({ ...said, hiddenBecause: 'rude' }, { state: 'done', answer: null })).toBe('FEEDBACK_STATE');
});

test('only what is on the board and about the same is put together, and nothing with itself', () => {
  const other = { ...entry, id: 2 };
  expect(refusesMerge(entry, other)).toBeNull();
  expect(refusesMerge(entry, entry)).toBe('FEEDBACK_MERGE');
  expect(refusesMerge(entry, { ...other, productId: 'ink' })).toBe('FEEDBACK_MERGE');
  expect(refusesMerge(entry, { ...other, mergedInto: 3 })).toBe('FEEDBACK_MERGE');
  expect(refusesMerge({ ...entry, mergedInto: 3 }, other)).toBe('FEEDBACK_STATE');
});
