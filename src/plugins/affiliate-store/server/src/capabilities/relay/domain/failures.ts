import { failures } from '../../../kernel/failure';

/** Everything the room refuses, with a stable code each. */
export const relayFailures = failures({
  RELAY_OFF: { kind: 'forbidden', message: 'The shop passes no letters on.', remedy: 'The shop can switch it on in its settings.' },
  RELAY_STOPPED: {
    kind: 'forbidden',
    message: 'Your letters are stopped until the shop has looked at a report.',
    remedy: 'Wait for the shop; the reason stands on the page.',
  },
  RELAY_LIMIT: { kind: 'conflict', message: 'You have sent as many letters in thirty days as the shop allows.', remedy: 'Wait until the first of them is thirty days old.' },
  RELAY_NOBODY: { kind: 'conflict', message: 'No buyer of yours reads letters yet.', remedy: 'Buyers agree on the page of their order; nobody can agree for them.' },
  RELAY_LETTER_NOT_FOUND: { kind: 'not_found', message: 'There is no such letter here.', remedy: 'Reload the list.' },
  RELAY_LETTER_DECIDED: { kind: 'conflict', message: 'This letter was decided already.', remedy: 'Reload the list.' },
  RELAY_NOT_STOPPED: { kind: 'conflict', message: 'The letters of this affiliate are not stopped.', remedy: 'Reload the page.' },
  PARTNER_LINK_INVALID: { kind: 'not_found', message: 'This address is not one of ours.', remedy: 'Open it from the letter, or sign in and open it from the library.' },
  RELAY_NOT_OFFERED: { kind: 'conflict', message: 'Nobody who could write to you brought this order.', remedy: 'There is nothing to agree to.' },
}); // oxfmt-ignore
