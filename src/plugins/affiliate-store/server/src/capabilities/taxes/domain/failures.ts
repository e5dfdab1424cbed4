import { failures } from '../../../kernel/failure';

/** Refusals about taxes. */
export const taxFailures = failures({
  VAT_ID_INVALID: {
    kind: 'invalid',
    message: 'This is not a valid VAT id. It begins with the two letters of its country, such as FR40303265045.',
    remedy: 'Correct the VAT id, or leave it empty and pay with tax.',
  },
  VAT_ID_NOT_REGISTERED: {
    kind: 'invalid',
    message: 'The tax authorities do not know this VAT id for sales between countries. Nothing was charged.',
    remedy: 'Correct the VAT id, have it registered for such sales (VIES), or leave it empty and pay with tax.',
  },
  VAT_DOUBT_NOT_FOUND: {
    kind: 'not_found',
    message: 'No VAT id of this order waits for anything.',
    remedy: 'Open the list of VAT checks again.',
  },
  VAT_DOUBT_OVER: {
    kind: 'conflict',
    message: 'This VAT id has been confirmed, or settled by somebody, already.',
    remedy: 'Open the list of VAT checks again.',
  },
  VAT_CHECK_OFF: {
    kind: 'conflict',
    message: 'Nobody is asked about VAT ids: the setting is off.',
    remedy: 'Switch “Check VAT ids with the authorities” on, or settle it with a reason.',
  },
});
