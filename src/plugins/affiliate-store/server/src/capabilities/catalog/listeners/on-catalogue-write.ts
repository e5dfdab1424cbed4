import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { excessOfOffer, excessOfProduct } from '../../../flows/affiliates/guard-margin';
import type { Failure } from '../../../kernel/failure';
import { checkWritten, explainKeys, onWritten } from '../../../platform/written-rows';
import {
  complaintsAboutAmounts,
  complaintsAboutClub,
  complaintsAboutNamed,
  complaintsAboutPrices,
  complaintsAboutRenewal,
  complaintsAboutTags,
  complaintsAboutTeam,
  complaintsAboutTime,
} from '../domain/offer-rules';
import type { FieldComplaint } from '../domain/offer-rules';
import { keysInWords } from '../store/keys';
import { forgetDeletedPrograms } from '../store/site-programs';
import { offerAsTyped, productAsTyped } from '../store/typed';

const UID = 'plugin::affiliate-store';

const refuse = (complaints: readonly FieldComplaint[]): void => {
  if (complaints.length === 0) return;
  const words = complaints.map(({ path, message }) => `${path.join('.')}: ${message}`).join(' ');
  throw new errors.ValidationError(words, {
    errors: complaints.map(({ path, message }) => ({ path: [...path], message, name: 'ValidationError' })),
  });
};

/** A price that does not yield what is promised for it is refused as the guard says it, where an editor can do something about it. */
const refuseExcess = (path: string, excess: Failure | null): void => {
  if (!excess) return;
  const { message, code, facts } = excess;
  throw new errors.ValidationError(message, { code, ...facts, errors: [{ path: [path], message, name: 'ValidationError' }] });
};

const currencies = new Set(Intl.supportedValuesOf('currency'));

const checkOffer = async (strapi: Core.Strapi, rowId: number): Promise<void> => {
  const offer = await offerAsTyped(strapi, rowId);
  if (!offer) return;
  refuse([
    ...complaintsAboutPrices(offer.prices, currencies),
    ...complaintsAboutTime(offer.validFrom, offer.validUntil),
    ...complaintsAboutNamed('orderBumps', offer.documentId, offer.bumps),
    ...complaintsAboutNamed('followUps', offer.documentId, offer.followUps),
    ...complaintsAboutClub(offer.offeredInClub, offer.renewal.renews),
    ...complaintsAboutRenewal(offer.renewal, offer.prices),
  ]);
  refuseExcess('prices', await excessOfOffer(strapi, offer.documentId));
};

const checkProduct = async (strapi: Core.Strapi, rowId: number): Promise<void> => {
  const product = await productAsTyped(strapi, rowId);
  if (!product) return;
  const missing =
    product.published && product.creator === null
      ? [{ path: ['creator'], message: 'Choose the creator before publishing: they are paid for every sale.' }]
      : [];
  refuse([
    ...missing,
    ...complaintsAboutTeam(product.creator, product.shares),
    ...complaintsAboutAmounts(product.keeps, product.shares, currencies),
    ...complaintsAboutTags(product.tags),
  ]);
  if (product.published) refuseExcess('program', await excessOfProduct(strapi, product.documentId));
};

/**
 * Watches what is written to the catalogue: refuses what cannot be sold as it is, with the field named, and tells that something
 * public pages show may have changed.
 */
export const watchCatalogue = (strapi: Core.Strapi, changed: () => void): void => {
  checkWritten(strapi, {
    [`${UID}.offer`]: (rowId) => checkOffer(strapi, rowId),
    [`${UID}.product`]: (rowId) => checkProduct(strapi, rowId),
  });
  explainKeys(strapi, keysInWords);
  forgetDeletedPrograms(strapi);
  onWritten(
    strapi,
    ['product', 'offer', 'creator', 'sales-page'].map((name) => `${UID}.${name}`),
    changed,
  );
};
