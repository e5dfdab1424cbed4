import { PROSPECT_STATES, stateAfter, stepByHand, stepsByHand, type ProspectFact } from './prospect-state';

describe('what happens moves a prospect', () => {
  test('forward only: who has applied and opens the link again has still applied', () => {
    expect(['new', 'contacted', 'opened', 'applied', 'joined'].map((from) => stateAfter(from as never, 'opened'))).toEqual([
      'opened',
      'opened',
      'opened',
      'applied',
      'joined',
    ]);
    expect(stateAfter('opened', 'invited')).toBe('opened');
  });

  test('and brings to life what was given up', () => {
    expect([stateAfter('lost', 'opened'), stateAfter('declined', 'joined')]).toEqual(['opened', 'joined']);
  });

  test('an application without a place ends it, and nothing else does', () => {
    expect([stateAfter('applied', 'refused'), stateAfter('applied', 'withdrawn')]).toEqual(['lost', 'declined']);
    expect([stateAfter('joined', 'refused'), stateAfter('contacted', 'withdrawn')]).toEqual(['joined', 'contacted']);
  });

  test('nothing leads out of joined', () => {
    const facts: readonly ProspectFact[] = ['invited', 'opened', 'applied', 'joined', 'refused', 'withdrawn'];
    expect(facts.map((fact) => stateAfter('joined', fact))).toEqual(facts.map(() => 'joined'));
    expect(stepsByHand('joined')).toEqual([]);
  });
});

test('nobody says by hand that a prospect opened, applied or joined', () => {
  for (const from of PROSPECT_STATES)
    for (const to of ['opened', 'applied', 'joined'] as const)
      expect(stepByHand(from, to)).toMatchObject({ ok: false, failure: { code: 'PROSPECT_STATE_ILLEGAL', facts: { from, to } } });
  expect(stepByHand('new', 'contacted')).toEqual({ ok: true, value: 'contacted' });
});
