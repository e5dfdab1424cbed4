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
  TAX_NOT_ANSWERED: {
    kind: 'unavailable',
    message: 'The tax of this order cannot be reckoned at the moment. Nothing was charged; please try again in a minute.',
    remedy: 'Try again in a minute. Stripe Tax gave no answer; no other tax is charged in its place.',
  },
  TAX_REFUSED: {
    kind: 'conflict',
    message: 'The tax of this order cannot be reckoned. Nothing was charged.',
    remedy:
      'Read in the log of the server what Stripe Tax said: it may not be switched on, or not know the country, the VAT id or a tax code.',
  },
  TAX_COUNTRY_REFUSED: {
    kind: 'conflict',
    message: 'A sale to this country cannot be recorded by hand: the tax there depends on a postal code. Nothing was booked.',
    remedy: 'Let the buyer pay at the checkout, by bank transfer if need be: it asks for the postal code.',
  },
  POSTAL_CODE_MISSING: {
    kind: 'invalid',
    message: 'Please fill in your postal code: in your country it decides the tax. Nothing was charged.',
    remedy: 'PATCH the cart with `postalCode`.',
  },
  POSTAL_CODE_INVALID: {
    kind: 'invalid',
    message: 'This is not a postal code of the chosen country, such as 98101 in the United States or M5V 3L9 in Canada.',
    remedy: 'Correct the postal code, or choose another country.',
  },
  TAX_PAYMENT_UNKNOWN: {
    kind: 'unavailable',
    message: 'A payment of a subscription has come, and Stripe Tax has not said how much of it is tax. It is booked as soon as it has.',
    remedy:
      'It is asked again by itself. If it gave up, read in the log of the server what Stripe Tax said, mend that, and try the payment event again.',
  },
});
