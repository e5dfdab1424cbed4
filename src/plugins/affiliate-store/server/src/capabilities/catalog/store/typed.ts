import type { Core } from '@strapi/strapi';
import { maybeMomentOf } from '../../../platform/kept-rows';
import type { NamedOffer, TypedPrice, TypedRenewal, TypedShare } from '../domain/offer-rules';

const UID = 'plugin::affiliate-store';

type Named = Array<{ offer: { documentId: string; renews: TypedRenewal['renews'] | null } | null }>;

interface OfferRow {
  documentId: string;
  validFrom: unknown;
  validUntil: unknown;
  prices: TypedPrice[] | null;
  orderBumps: Named | null;
  followUps: Named | null;
  offeredInClub: boolean | null;
  renews: TypedRenewal['renews'] | null;
  everyCount: number | null;
  trialDays: number | null;
  instalments: number | null;
}
interface ProductRow {
  documentId: string;
  publishedAt: unknown;
  tags: unknown;
  creator: { documentId: string } | null;
  creatorKeepsAmounts: string | null;
  coProducers: Array<{
    creator: { documentId: string } | null;
    shareBasisPoints: number;
    fixedAmounts: string | null;
    validFrom: unknown;
    validUntil: unknown;
  }> | null;
}

/** An offer as it was just typed, with the offers it names. */
export interface TypedOffer {
  readonly documentId: string;
  readonly prices: readonly TypedPrice[];
  readonly validFrom: number | null;
  readonly validUntil: number | null;
  readonly bumps: readonly NamedOffer[];
  readonly followUps: readonly NamedOffer[];
  readonly offeredInClub: boolean;
  readonly renewal: TypedRenewal;
}

const namedIn = (named: Named | null): readonly NamedOffer[] =>
  (named ?? []).map(({ offer }) => ({ offer: offer?.documentId ?? null, renews: (offer?.renews ?? 'once') !== 'once' }));

/** An offer as it was just typed, read inside the transaction that writes it. */
export const offerAsTyped = async (strapi: Core.Strapi, rowId: number): Promise<TypedOffer | null> => {
  const named = { populate: { offer: true } };
  const row = (await strapi.db
    .query(`${UID}.offer` as never)
    .findOne({ where: { id: rowId }, populate: { prices: true, orderBumps: named, followUps: named } })) as OfferRow | null;
  return (
    row && {
      documentId: row.documentId,
      prices: row.prices ?? [],
      validFrom: maybeMomentOf(row.validFrom),
      validUntil: maybeMomentOf(row.validUntil),
      bumps: namedIn(row.orderBumps),
      followUps: namedIn(row.followUps),
      offeredInClub: row.offeredInClub === true,
      renewal: {
        renews: row.renews ?? 'once',
        everyCount: row.everyCount ?? 1,
        trialDays: row.trialDays ?? 0,
        instalments: row.instalments,
      },
    }
  );
};

/** A version of a product as it was just typed. */
export interface TypedProduct {
  readonly documentId: string;
  readonly published: boolean;
  readonly tags: unknown;
  readonly creator: string | null;
  readonly shares: readonly TypedShare[];
  /** What the creator keeps of each sale, as it was typed. */
  readonly keeps: string | null;
}

export const productAsTyped = async (strapi: Core.Strapi, rowId: number): Promise<TypedProduct | null> => {
  const row = (await strapi.db
    .query(`${UID}.product` as never)
    .findOne({ where: { id: rowId }, populate: { creator: true, coProducers: { populate: { creator: true } } } })) as ProductRow | null;
  return (
    row && {
      documentId: row.documentId,
      published: row.publishedAt !== null,
      tags: row.tags,
      creator: row.creator?.documentId ?? null,
      keeps: row.creatorKeepsAmounts,
      shares: (row.coProducers ?? []).map((share) => ({
        creator: share.creator?.documentId ?? null,
        shareBasisPoints: share.shareBasisPoints,
        fixedAmounts: share.fixedAmounts,
        validFrom: maybeMomentOf(share.validFrom),
        validUntil: maybeMomentOf(share.validUntil),
      })),
    }
  );
};
