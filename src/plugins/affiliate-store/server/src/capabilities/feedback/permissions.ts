import type { AdminAction } from '../../platform/permissions';

/** What administrators may be allowed to do with the board of partners. */
export const permissions: readonly AdminAction[] = [
  { uid: 'feedback.read', displayName: 'See the feedback board', subCategory: 'Feedback' },
  { uid: 'feedback.manage', displayName: 'Answer, merge and hide feedback', subCategory: 'Feedback' },
];
