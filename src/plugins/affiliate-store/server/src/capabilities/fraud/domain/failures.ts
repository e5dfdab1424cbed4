import { failures } from '../../../kernel/failure';

/** Refusals of this room. */
export const fraudFailures = failures({
  SUSPICION_NOT_FOUND: { kind: 'not_found', message: 'There is no such suspicion.', remedy: 'Open it from the fraud queue.' },
  SUSPICION_NEEDS_SECOND_PERSON: {
    kind: 'conflict',
    message: 'This is more than the limit, and somebody else has to confirm it.',
    remedy: 'Ask another administrator with the right to decide suspicions, or release it.',
  },
  SUSPICION_NOT_OPEN: {
    kind: 'conflict',
    message: 'This was decided already, or nothing of it is held any more.',
    remedy: 'Load it again: details.state says how it stands.',
  },
});
