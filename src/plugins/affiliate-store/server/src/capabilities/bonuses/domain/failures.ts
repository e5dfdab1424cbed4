import { failures } from '../../../kernel/failure';

/** Refusals of this room. */
export const bonusFailures = failures({
  BONUSES_OFF: {
    kind: 'conflict',
    message: 'This program has no bonuses of affiliates.',
    remedy: 'Ask the producer of the program to turn them on.',
  },
  BONUS_NOT_FOUND: { kind: 'not_found', message: 'There is no such bonus.', remedy: 'Open it from the list of bonuses.' },
  BONUS_PRODUCT_UNKNOWN: {
    kind: 'not_found',
    message: 'There is no such published product in this program.',
    remedy: 'Choose one from the list.',
  },
  BONUS_URL_INVALID: {
    kind: 'invalid',
    message: 'A bonus that is a link needs an https address of your own site.',
    remedy: 'Send a whole address that begins with https://, without a name or password in it.',
  },
  BONUS_STATE: {
    kind: 'conflict',
    message: 'The bonus does not stand where this could be done.',
    remedy: 'Reload: details.state says how it stands.',
  },
  BONUS_REASON_MISSING: {
    kind: 'invalid',
    message: 'Whoever registered it is told why it is not, or no longer, given.',
    remedy: 'Send a reason of at least three letters.',
  },
  BONUSES_TOO_MANY: {
    kind: 'conflict',
    message: 'There are as many bonuses of yours for this product as there may be.',
    remedy: 'Withdraw one first.',
  },
  BONUS_FILE_NOT_BINARY: {
    kind: 'invalid',
    message: 'The file has to be the whole body of the request.',
    remedy: 'Send it with `Content-Type: application/octet-stream`.',
  },
  BONUS_FILE_UNNAMED: {
    kind: 'invalid',
    message: 'The file needs a name, and may have a type.',
    remedy: 'Send them as `name` and `type` in the query.',
  },
  BONUS_HAS_NO_FILE: { kind: 'conflict', message: 'This bonus has no file.', remedy: 'Open its link, or wait until its file was sent.' },
  BONUS_TERMS_SHARED: {
    kind: 'forbidden',
    message: 'Other creators sell in this program too, so the shop decides whether it has bonuses.',
    remedy: 'Ask the shop.',
  },
});
