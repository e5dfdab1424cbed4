import { failures } from '../../../kernel/failure';

/** Refusals about self-billing. */
export const selfBillingFailures = failures({
  SELF_BILLING_NOT_OFFERED: {
    kind: 'not_allowed',
    message: 'This shop does not write invoices for those it pays.',
    remedy: 'An administrator switches it on and fills in who the shop is, under Settings.',
  },
  SELF_BILLING_CHARGES_VAT: {
    kind: 'conflict',
    message: 'You charge VAT in the country of the shop, and the shop has set no rate for it, so that it cannot be paid on top.',
    remedy: 'Send your own invoice, as before; or an administrator sets the rate of the country under Settings, Tax.',
  },
  SELF_BILLING_VAT_ID_NEEDED: {
    kind: 'invalid',
    message: 'A VAT id of your country is needed: it decides whether the tax is paid to you, or owed by the shop in your place.',
    remedy: 'Fill in a valid VAT id of the country of your address.',
  },
  SELF_BILLING_VAT_ID_UNANSWERED: {
    kind: 'unavailable',
    message: 'The register of VAT ids does not answer, and no VAT is paid on top of a number nobody has confirmed.',
    remedy: 'Try again later.',
  },
  SELF_BILLING_TERMS_CHANGED: {
    kind: 'conflict',
    message: 'The words of the agreement have changed. Please read them again.',
    remedy: 'Agree to the version the page shows now.',
  },
  SELF_BILLED_NOT_FOUND: {
    kind: 'not_found',
    message: 'There is no such document.',
    remedy: 'Open it again from the list.',
  },
});
