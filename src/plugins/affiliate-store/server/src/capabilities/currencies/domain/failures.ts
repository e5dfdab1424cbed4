import { failures } from '../../../kernel/failure';

/** Refusals of the currencies room. */
export const currencyFailures = failures({
  CURRENCY_NOT_CONVERTIBLE: {
    kind: 'invalid',
    message: 'Prices can be converted into a currency that exists and is not the shop’s main one.',
    remedy: 'Choose another currency, by its three letters.',
  },
  RATE_MALFORMED: {
    kind: 'invalid',
    message: 'A rate is written in digits with a point, such as 5.8312, and is more than 0.',
    remedy: 'Enter what one unit of the main currency is in the other one.',
  },
  RATE_TIME_IMPLAUSIBLE: {
    kind: 'invalid',
    message: 'A rate holds from a time at which it is not too old already, and not more than a year from now.',
    remedy: 'Check the date, or leave it empty: the rate then holds from now on.',
  },
  RATE_JUMPS: {
    kind: 'conflict',
    message: 'This rate is more than a fifth away from the one before. Nothing was saved.',
    remedy: 'Check that it is not the wrong way round and no digit is missing; if it is right, say so and send it again.',
  },
});
