import { isOnPath, letInTo } from './path-stage';

describe('a place on the path of its program', () => {
  test('is let onto the path by an approval, and no further', () => {
    expect(letInTo({ state: 'pending', pathStage: 'waiting' })).toEqual({ state: 'pending', pathStage: 'walking' });
    expect(letInTo({ state: 'pending', pathStage: 'walking' })).toBeNull();
  });

  test('is where it was when a block is taken back', () => {
    expect(letInTo({ state: 'blocked', pathStage: 'walking' })).toEqual({ state: 'pending', pathStage: 'walking' });
    expect(letInTo({ state: 'blocked', pathStage: 'done' })).toEqual({ state: 'active', pathStage: 'done' });
  });

  test('is let in at once where there is no path', () => {
    expect(letInTo({ state: 'pending', pathStage: null })).toEqual({ state: 'active', pathStage: null });
    expect([null, 'done', 'waiting', 'walking'].map((pathStage) => isOnPath({ pathStage } as { pathStage: null }))).toEqual([
      false, false, true, true,
    ]); // oxfmt-ignore
  });
});
