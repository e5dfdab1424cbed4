import { failures } from '../../../kernel/failure';

/** Refusals of this room. */
export const inactivityFailures = failures({
  INACTIVITY_NOT_ENDED: {
    kind: 'conflict',
    message: 'This contract was not ended for want of sales.',
    remedy: 'Reload: somebody may have taken it back already. A contract that ran out is renewed.',
  },
});
