import { failures } from '../../../kernel/failure';

/** Everything the room refuses, with a stable code each. */
export const jointFailures = failures({
  JOINT_CAMPAIGN_NOT_FOUND: { kind: 'not_found', message: 'There is no such joint campaign here.', remedy: 'Reload the list.' },
  JOINT_PARTNER_UNKNOWN: { kind: 'invalid', message: 'No active affiliate has this code.', remedy: 'Ask them for the code in their link.' },
  JOINT_ALREADY: { kind: 'conflict', message: 'There is a campaign with this affiliate already.', remedy: 'End it before you declare another.' },
  JOINT_LIMIT: { kind: 'conflict', message: 'There are as many campaigns as one producer may have.', remedy: 'End some first.' },
  JOINT_STATE: { kind: 'conflict', message: 'The campaign has moved on meanwhile.', remedy: 'Reload the page.' },
  JOINT_NOT_SHOWN: { kind: 'forbidden', message: 'Nothing is shown of this order.', remedy: 'Its buyer did not agree, took it back, or it is no order of this campaign.' },
  JOINT_WORDS_CHANGED: { kind: 'conflict', message: 'The words have changed since you read them.', remedy: 'Read them again.' },
}); // oxfmt-ignore
