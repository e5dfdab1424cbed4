import { failures } from '../../../kernel/failure';

/** Refusals of the payouts room. */
export const payoutFailures = failures({
  NOT_A_PAYEE: {
    kind: 'forbidden',
    message: 'Nothing is paid to this account.',
    remedy: 'Sign in with the address of the affiliate or creator.',
  },
  METHOD_NOT_OFFERED: {
    kind: 'invalid',
    message: 'This shop does not pay that way.',
    remedy: 'Choose one of the ways in `methodsOffered`.',
  },
  IBAN_INVALID: {
    kind: 'invalid',
    message: 'This IBAN is not right; one of its characters may be mistyped.',
    remedy: 'Compare it with your bank statement.',
  },
  IBAN_OUTSIDE_SEPA: {
    kind: 'invalid',
    message: 'This bank account is outside the euro payments area (SEPA).',
    remedy: 'Give an account in a SEPA country, or choose another way of being paid.',
  },
  BIC_INVALID: { kind: 'invalid', message: 'This BIC is not right.', remedy: 'Leave it empty: within SEPA the IBAN is enough.' },
  NOT_PAYABLE: {
    kind: 'conflict',
    message: 'There is nothing that could be paid now.',
    remedy: 'details.reasons says why; the payouts page says from when it can.',
  },
  REASON_MISSING: {
    kind: 'invalid',
    message: 'Please say why: the party reads it.',
    remedy: 'Send `reason` with a few words, unless the payout was paid.',
  },
  PAYOUT_NOT_FOUND: { kind: 'not_found', message: 'There is no such payout.', remedy: 'Open it from the list of payouts.' },
  PAYOUT_STEP_ILLEGAL: {
    kind: 'conflict',
    message: 'The payout has moved on: this can no longer be done.',
    remedy: 'Reload and look at its state in details.from.',
  },
  RUN_NOT_FOUND: { kind: 'not_found', message: 'There is no such payout run.', remedy: 'Open it from the list of runs.' },
  RUN_CHANGED: {
    kind: 'conflict',
    message: 'The run is no longer what you have checked: its total has changed.',
    remedy: 'Look at the list again and confirm the total in details.total.',
  },
  RUN_EMPTY: { kind: 'conflict', message: 'Nobody is in this run.', remedy: 'Choose another currency, method or minimum.' },
  RUN_NOT_WAITING: {
    kind: 'conflict',
    message: 'This run does not wait for approval.',
    remedy: 'Reload: somebody may have decided already.',
  },
  BATCH_FILE_NOT_READY: { kind: 'not_found', message: 'The batch file is not written yet.', remedy: 'Wait until the run is done.' },
  SHOP_ACCOUNT_MISSING: {
    kind: 'conflict',
    message: 'The shop has no bank account to pay from.',
    remedy: 'Set name and IBAN under Store → Settings → Payouts.',
  },
  SECOND_PERSON_NEEDED: {
    kind: 'forbidden',
    message: 'Somebody else has to approve this: who prepared it cannot.',
    remedy: 'Ask a colleague with the permission to approve.',
  },
  RAIL_REFUSED: {
    kind: 'conflict',
    message: 'Stripe refused: nothing was moved.',
    remedy: 'details.code is Stripe’s reason, such as balance_insufficient.',
  },
  RAIL_SILENT: {
    kind: 'unavailable',
    message: 'Stripe does not answer. Nothing is lost: what was asked is looked up in a few minutes.',
    remedy: 'Wait some minutes and reload; do not ask for it another way meanwhile.',
  },
  RAIL_SAYS: {
    kind: 'conflict',
    message: 'What became of this payout is read from Stripe; nobody has to say it.',
    remedy: 'Wait until it has been looked up. What was paid can be taken back.',
  },
  CREDIT_SPENT: {
    kind: 'conflict',
    message: 'This store credit cannot be taken back: some of it has been spent, or set aside for an order.',
    remedy: 'details.left is what is there. Wait until orders under way are over, or enter a deduction for what is missing.',
  },
  ACCOUNT_NOT_OPEN: {
    kind: 'unavailable',
    message: 'The account at Stripe is just being opened.',
    remedy: 'Try again in a moment.',
  },
  PARTY_NOT_FOUND: { kind: 'not_found', message: 'There is no such party.', remedy: 'Search for it by name.' },
  ADJUSTMENT_NOT_FOUND: { kind: 'not_found', message: 'There is no such adjustment.', remedy: 'Open it from the list.' },
  ADJUSTMENT_DECIDED: { kind: 'conflict', message: 'This adjustment was decided already.', remedy: 'Reload the list.' },
  WRITE_OFF_EXCEEDS_DEBT: {
    kind: 'invalid',
    message: 'A write-off cannot be more than the debt.',
    remedy: 'Write off what is owed at most; anything above is a bonus.',
  },
  BALANCE_EXCEEDED: {
    kind: 'invalid',
    message: 'There is not that much in this balance.',
    remedy: 'details.available is what may be taken at most.',
  },
  REINSTATEMENT_EXCEEDS: {
    kind: 'invalid',
    message: 'Not that much of this party was forfeited and is not back yet.',
    remedy: 'details.forfeited is what may be reinstated; anything above is a bonus.',
  },
  FORFEITURE_NOT_FOUND: { kind: 'not_found', message: 'There is no such notice.', remedy: 'Open the list of old balances again.' },
  FORFEITURE_NOT_DUE: {
    kind: 'conflict',
    message: 'The time of this notice is not over.',
    remedy: 'details.dueAt is when it is. Until then its owner may keep the balance.',
  },
  FORFEITURE_SPARED: {
    kind: 'conflict',
    message: 'This balance is not given up: its owner has kept it, or money has moved since.',
    remedy: 'Reload the list.',
  },
  MOVE_CURRENCY_WRONG: {
    kind: 'invalid',
    message: 'A currency move needs the other currency it goes into, and nothing else has one.',
    remedy: 'Send `into` with another currency than `currency`, for a currency move alone.',
  },
  MOVE_RATE_MISSING: {
    kind: 'conflict',
    message: 'There is no stored rate between these currencies that is recent enough.',
    remedy: 'Enter one under Store → Currencies; what is moved is moved at a rate that is written down.',
  },
  MOVE_WORTH_NOTHING: {
    kind: 'invalid',
    message: 'This amount is less than the smallest unit of the other currency.',
    remedy: 'Move more, or leave it where it is.',
  },
});
