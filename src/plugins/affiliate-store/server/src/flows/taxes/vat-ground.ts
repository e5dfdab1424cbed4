import type { Core } from '@strapi/strapi';
import { catalog } from '../../capabilities/catalog/service';
import type { OfferForSale } from '../../capabilities/catalog/service';
import type { Cart } from '../../capabilities/checkout/service';
import { countsAsCompany, isReverseCharge, readVatId, standingOf, taxes } from '../../capabilities/taxes/service';
import type { VatCheck, VatPolicy, VatQuestion, VatStanding } from '../../capabilities/taxes/service';
import { now } from '../../platform/clock';

/** What a VAT id is asked about, what was heard last, and how it stands: for a sale that it would free from tax. */
export interface VatGround {
  readonly question: VatQuestion;
  readonly latest: VatCheck | null;
  readonly policy: VatPolicy;
  readonly standing: VatStanding;
}

/**
 * How the VAT id of a cart stands, by what is known; nobody is asked here. Null where it changes no tax. It is asked in the name of the first
 * seller to whom the buyer would owe none: a register gives one number for one question.
 */
export const vatGroundOf = async (strapi: Core.Strapi, cart: Cart, offers: readonly OfferForSale[]): Promise<VatGround | null> => {
  const vatId = readVatId(cart.company?.vatId ?? '');
  const { country: buyerCountry } = cart;
  const seller =
    vatId && offers.find(({ sellerCountry }) => isReverseCharge({ buyerCountry, sellerCountry, companyCountry: vatId.country }));
  if (!vatId || !seller) return null;
  const policy = await taxes(strapi).policy();
  const paper = policy.ask ? await catalog(strapi).sellerPaper(seller.creator.email) : null;
  const question = { vatId: vatId.id, requester: readVatId(paper?.vatId ?? '')?.id ?? '' };
  const latest = policy.ask ? await taxes(strapi).latestCheck(question) : null;
  return { question, latest, policy, standing: standingOf(latest, policy, now()) };
};

/** The country whose company buys, as far as its VAT id counts for this sale; null for a person. */
export const companyCountryOf = (cart: Cart, vat: VatGround | null): string | null =>
  vat && !countsAsCompany(vat.standing) ? null : (readVatId(cart.company?.vatId ?? '')?.country ?? null);
