import { failures } from '../../../kernel/failure';

/** Refusals of this room. */
export const fraudFailures = failures({
  SUSPICION_NOT_FOUND: { kind: 'not_found', message: 'There is no such suspicion.', remedy: 'Open it from the fraud queue.' },
  SUSPICION_NOT_OPEN: {
    kind: 'conflict',
    message: 'This was decided already, or nothing of it is held any more.',
    remedy: 'Load it again: details.state says how it stands.',
  },
});
