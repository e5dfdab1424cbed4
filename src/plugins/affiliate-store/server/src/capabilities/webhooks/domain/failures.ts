import { failures } from '../../../kernel/failure';

/** Refusals of the webhooks room. */
export const webhookFailures = failures({
  WEBHOOK_ENDPOINT_NOT_FOUND: { kind: 'not_found', message: 'There is no such endpoint.', remedy: 'Open it from the list of endpoints.' },
  WEBHOOK_DELIVERY_NOT_FOUND: {
    kind: 'not_found',
    message: 'There is no such delivery, or it is older than sixty days.',
    remedy: 'Open it from the list of deliveries.',
  },
  WEBHOOK_URL_REFUSED: {
    kind: 'invalid',
    message: 'Nothing is sent to this address: it is not https, holds a password, or leads into a private network.',
    remedy: 'Give an https address that can be reached from the internet.',
  },
  WEBHOOK_PLACEHOLDER_UNKNOWN: {
    kind: 'invalid',
    message: 'The address has a placeholder that nothing fills.',
    remedy: 'Use only those that are listed, each between braces: {event}.',
  },
  WEBHOOK_ENDPOINTS_TOO_MANY: {
    kind: 'conflict',
    message: 'There are as many endpoints as there may be.',
    remedy: 'Remove one that is not needed any more.',
  },
  WEBHOOK_ENDPOINT_DISABLED: {
    kind: 'conflict',
    message: 'The endpoint is switched off.',
    remedy: 'Switch it on, then send the event again.',
  },
});
