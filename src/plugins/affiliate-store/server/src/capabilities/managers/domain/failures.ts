import { failures } from '../../../kernel/failure';

/** Refusals of managers. */
export const managerFailures = failures({
  MANAGER_UNKNOWN: {
    kind: 'invalid',
    message: 'There is no administrator with this number who can sign in.',
    remedy: 'Choose somebody of the list of administrators; whoever is blocked or gone looks after nobody.',
  },
  AFFILIATE_TASK_NOT_FOUND: {
    kind: 'not_found',
    message: 'There is no such task.',
    remedy: 'Reload the list: its affiliate may have gone to another manager.',
  },
});
