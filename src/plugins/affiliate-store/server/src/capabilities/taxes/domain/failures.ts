import { failures } from '../../../kernel/failure';

/** Refusals about taxes. */
export const taxFailures = failures({
  VAT_ID_INVALID: {
    kind: 'invalid',
    message: 'This is not a valid VAT id. It begins with the two letters of its country, such as FR40303265045.',
    remedy: 'Correct the VAT id, or leave it empty and pay with tax.',
  },
});
