import type { Core } from '@strapi/strapi';
import type { OfferForSale } from '../../capabilities/catalog/service';
import type { Cart } from '../../capabilities/checkout/service';
import {
  isFreshAnswer,
  needsPostalCode,
  readVatId,
  taxes,
  taxFailures,
  taxOfAnswer,
  taxOfLine,
  untaxed,
  vatIdTypeOf,
} from '../../capabilities/taxes/service';
import type { AnsweredLine, LineTax, TaxAnswer, TaxCodes, TaxQuestion, TaxTerms } from '../../capabilities/taxes/service';
import { chargeStep } from '../../kernel/currencies';
import type { Failure } from '../../kernel/failure';
import type { Minor } from '../../kernel/money';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';
import type { VatGround } from './vat-ground';

/** What is asked about the tax of a cart, and what is known of it. Without a question nothing is charged, or the buyer's country is not known. */
export interface Reckoned {
  readonly question: TaxQuestion | null;
  /** Null until it was asked, and where what was answered is too old. */
  readonly answer: TaxAnswer | null;
  readonly inclusive: boolean;
  /** The company that buys, where its VAT id counts. */
  readonly company: TaxQuestion['company'];
}

interface Taxed {
  readonly lines: ReadonlyArray<LineTax & { readonly answered?: AnsweredLine; readonly taxCode?: string }>;
  readonly reckoned: Reckoned | null;
}

/** Lines of a cart at what they cost less their discount, and the terms of the shop. */
interface Untaxed {
  readonly lines: ReadonlyArray<{ readonly offer: OfferForSale; readonly price: Minor }>;
  readonly terms: TaxTerms;
  /** The country whose company buys, where its VAT id counts; null for a person. */
  readonly companyCountry: string | null;
  /** How its VAT id stands; null where our own rule sees no tax it would free from. */
  readonly vat: VatGround | null;
}

/** Where authorities are asked about VAT ids, one that nobody was asked about frees no one: Stripe Tax looks at its form alone. */
const companyOf = async (strapi: Core.Strapi, cart: Cart, { companyCountry, vat }: Untaxed): Promise<TaxQuestion['company']> => {
  if (vat === null && (await taxes(strapi).policy()).ask) return null;
  const type = companyCountry === null ? null : vatIdTypeOf(companyCountry);
  const vatId = type && readVatId(cart.company?.vatId ?? '');
  return vatId ? { type, value: vatId.id } : null;
};

const questionOf = (
  { id, country, postalCode, currency }: Cart,
  { lines, terms }: Untaxed,
  { codes, company }: { readonly codes: TaxCodes; readonly company: TaxQuestion['company'] },
): TaxQuestion | null => {
  // Unknown like the country itself, while the buyer has not said where in it they are.
  if (country === null || (needsPostalCode(country) && !postalCode)) return null;
  const place = { country, ...(postalCode ? { postalCode } : {}) };
  const asked = lines
    .map(({ offer, price: amount }, index) => ({ line: index + 1, amount, code: codes[offer.taxKind] }))
    .filter(({ amount }) => amount > 0);
  if (asked.length === 0) return null;
  return { subject: `cart:${id}`, currency, inclusive: terms.pricesInclude, ...place, company, lines: asked };
};

/** The lines by what was answered; nobody is asked here. Where nothing is known yet they bear no tax, and no order can be made of them. */
const byAnswer = async (strapi: Core.Strapi, cart: Cart, asIs: Untaxed): Promise<Outcome<Taxed, Failure>> => {
  const { lines, terms } = asIs;
  const [codes, company] = [await taxes(strapi).codes(), await companyOf(strapi, cart, asIs)];
  const question = questionOf(cart, asIs, { codes, company });
  const known = question && (await taxes(strapi).latestAnswer(question));
  const answer = known && isFreshAnswer(known, now()) ? known : null;
  const taxed = lines.map(({ offer, price }, index) => {
    const answered = answer?.lines.find(({ line }) => line === index + 1);
    const taxCode = codes[offer.taxKind];
    return answered ? { ...taxOfAnswer(answered, terms.pricesInclude), answered, taxCode } : { ...untaxed(price), taxCode };
  });
  // What the provider of payments cannot charge to the last digit is not rounded behind the back of whoever reckoned it.
  if (taxed.some(({ gross }) => gross % chargeStep(cart.currency) !== 0)) return failed(taxFailures.because('TAX_REFUSED'));
  return ok({ lines: taxed, reckoned: { question, answer, inclusive: terms.pricesInclude, company } });
};

/** What each line of a cart is charged with its tax, by the shop's own table or by whoever else reckons it. */
export const taxLines = async (strapi: Core.Strapi, cart: Cart, asIs: Untaxed): Promise<Outcome<Taxed, Failure>> => {
  if ((await taxes(strapi).source()) === 'stripe') return byAnswer(strapi, cart, asIs);
  const { lines, terms, companyCountry } = asIs;
  const taxed = lines.map(({ offer: { taxKind: kind, sellerCountry }, price }) =>
    taxOfLine(price, { kind, sellerCountry, buyerCountry: cart.country, companyCountry }, terms, chargeStep(cart.currency)),
  );
  return ok({ lines: taxed, reckoned: null });
};
