import { isOverdue } from './task';

test.each([
  ['its day is over', { doneAt: null, dueOn: '2026-03-01' }, true],
  ['it is its day', { doneAt: null, dueOn: '2026-03-02' }, false],
  ['its day is to come', { doneAt: null, dueOn: '2026-03-03' }, false],
  ['it is done, however late', { doneAt: 1, dueOn: '2026-03-01' }, false],
])('a task where %s', (_name, task, overdue) => {
  expect(isOverdue(task, '2026-03-02')).toBe(overdue);
});
