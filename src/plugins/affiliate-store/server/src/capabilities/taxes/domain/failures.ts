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
  TAX_NOT_OWED: {
    kind: 'conflict',
    message: 'This is more than is left to be paid on for this quarter, country and currency.',
    remedy: 'details.left is what is left. What was refunded later is taken off what the account holds.',
  },
  TAX_RATE_NOT_FOUND: { kind: 'not_found', message: 'There is no such tax rate.', remedy: 'Open the list of tax rates again.' },
  TAX_RATE_BEGUN: {
    kind: 'conflict',
    message: 'This rate holds already, or did: it cannot be taken back.',
    remedy: 'Enter another one for a day to come; it takes its place from then on.',
  },
  TAX_RATE_USED: {
    kind: 'conflict',
    message: 'Orders from this country took another rate on days on which this one would hold. What they took stays.',
    remedy: 'Enter it for a day to come.',
  },
  TAX_RATE_TWICE: {
    kind: 'invalid',
    message: 'The file has this country, kind and day twice.',
    remedy: 'Keep one of the two lines.',
  },
  TAX_RATE_LINE_MALFORMED: {
    kind: 'invalid',
    message: 'A line has a country, a kind, a rate and a day.',
    remedy: 'Write it like: FR,reduced,5.5,2027-01-01',
  },
  TAX_RATE_COUNTRY_UNKNOWN: {
    kind: 'invalid',
    message: 'This is no country by its two letters.',
    remedy: 'Write them as addresses do: GB and not UK, GR and not EL.',
  },
  TAX_RATE_KIND_UNKNOWN: {
    kind: 'invalid',
    message: 'A rate is for products of the kind standard or reduced; what is exempt has none.',
    remedy: 'Write “standard” or “reduced”.',
  },
  TAX_RATE_MALFORMED: {
    kind: 'invalid',
    message: 'A rate is per cent, from 0 to 100, with at most two decimals.',
    remedy: 'Write it like 20 or 5.5.',
  },
  TAX_RATE_DAY_MALFORMED: {
    kind: 'invalid',
    message: 'This is no day of the calendar.',
    remedy: 'Write it like 2027-01-01.',
  },
  TAX_RATES_NO_HEADER: {
    kind: 'invalid',
    message: 'The first line of the file has to name its columns.',
    remedy: 'Begin with: country,kind,rate,valid from. The file that is exported does.',
  },
  TAX_RATES_STALE: {
    kind: 'conflict',
    message: 'Rates have changed since this file was looked at. Nothing was imported.',
    remedy: 'Look at it again, and import what it says then.',
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
