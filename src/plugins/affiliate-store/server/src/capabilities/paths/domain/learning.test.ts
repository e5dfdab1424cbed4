import { learnable } from './learning';
import type { Path } from './step';

const PATH: Path = [
  { kind: 'material', key: 'welcome', title: 'Welcome', text: 'What we make.', confidential: false },
  { kind: 'nda', key: 'nda', title: 'Not a word', text: 'You tell nobody.' },
  { kind: 'material', key: 'margins', title: 'Margins', text: 'Forty percent.', confidential: true },
  { kind: 'quiz', key: 'test', title: 'Test', questions: [], passPercent: 100, tries: null, pauseHours: 0 },
];
const mark = (step: string, kind: 'read' | 'signed') => ({ step, kind, at: 1, hash: 'a', by: 'x', name: null });
const keys = (...of: Parameters<typeof learnable>): string[] => learnable(...of).map(({ key }) => key);

describe('what somebody who is in may read', () => {
  it('is material, and neither tests nor agreements', () => {
    expect(keys(PATH, { marks: [mark('nda', 'signed')] })).toEqual(['welcome', 'margins']);
  });

  it('is nothing confidential for who never signed: who joined before there was a path, or skipped nothing but read', () => {
    expect(keys(PATH, null)).toEqual(['welcome']);
    expect(keys(PATH, { marks: [mark('welcome', 'read'), mark('nda', 'read')] })).toEqual(['welcome']);
  });
});
