import { failures } from '../../../kernel/failure';

/** Everything the room refuses, with a stable code each. */
export const postbackFailures = failures({
  POSTBACK_UNSIGNED: {
    kind: 'unauthenticated',
    message: 'The signature of this message is missing or wrong.',
    remedy:
      'Sign timestamp.METHOD.path.body with a key of this program that is in use, and send it within five minutes. See docs/guides/affiliate.md.',
  },
  POSTBACK_MALFORMED: {
    kind: 'invalid',
    message: 'The message is not one of those the shop takes.',
    remedy: 'Send JSON with id, event (click or lead) and what belongs to it; nothing else.',
  },
  POSTBACK_KNOWN: {
    kind: 'conflict',
    message: 'A message with this id was taken before.',
    remedy: 'Nothing needs to be done; give each message an id of its own.',
  },
  POSTBACK_PLACE_INACTIVE: {
    kind: 'forbidden',
    message: 'The place in the program that this key belongs to is not active.',
    remedy: 'Ask the shop; earnings of before are not touched.',
  },
  AFFILIATE_KEY_LIMIT: {
    kind: 'conflict',
    message: 'Two keys are in use already.',
    remedy: 'End one of them first.',
  },
  AFFILIATE_KEY_NOT_FOUND: { kind: 'not_found', message: 'There is no such key among yours.', remedy: 'Reload the list of keys.' },
});
