import type { AgreedAmounts } from './agreed-amounts';
import type { Minor } from '../../../kernel/money';
import type { Availability, OfferTerms } from './availability';
import type { OfferPrice } from './prices-on-sale';

/** A picture or film of the media library, as pages show it; sizes in pixels. */
export interface Media {
  readonly url: string;
  readonly alt: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly type: string;
}

/** Someone who sells, as the money needs to know them: the e-mail finds the party that is paid. */
export interface Creator {
  readonly documentId: string;
  readonly handle: string;
  readonly name: string;
  readonly email: string;
}

/** The same with what a page shows of them. */
export interface CreatorProfile extends Creator {
  readonly id: number;
  readonly bio: string;
  readonly country: string;
}

/** Who a creator is to a tax office. */
export interface SellerIdentity {
  readonly name: string;
  readonly address: string;
  readonly country: string;
  readonly vatId: string;
}

/** What a creator's invoices say of them; empty where they have not said. */
export interface SellerPaper extends SellerIdentity {
  readonly prefix: string;
  readonly footer: string;
}

/** The seller whose program is for everything in the shop; every other seller is a creator, by documentId. */
export const THE_SHOP = 'shop';

/** A program for everything of a seller that was let in and has no program of its own. UTC ms. */
export interface SiteProgram {
  readonly seller: string;
  readonly programId: number;
  readonly since: number;
}

/** Whose program a product came into its own by: chosen for it, or that for everything of its creator's or of the shop. */
export type ProgramBy = 'product' | 'creator' | 'shop';

/** A co-producer and their part of what the creator's side earns: in basis points, or amounts of each sale. */
export interface CoProducer {
  readonly creator: Creator;
  readonly shareBasisPoints: number;
  /** By currency, minor units; empty where it is a share. */
  readonly fixed: AgreedAmounts;
  /** From when until when the share was agreed, UTC ms; null where nobody said. */
  readonly validFrom: number | null;
  readonly validUntil: number | null;
}

/** What the creator keeps of what their side earns, whichever is more: a part in basis points, or amounts of each sale. */
export interface CreatorKeeps {
  readonly shareBasisPoints: number;
  readonly fixed: AgreedAmounts;
}

/** How often what renews is paid: every `count` intervals, after a number of free days; so many times, or until it is cancelled. */
export interface Renewal {
  readonly interval: 'month' | 'year';
  readonly count: number;
  readonly trialDays: number;
  /** In how many payments it is paid for good; null for what goes on. */
  readonly instalments: number | null;
}

/** One offer of a published product with everything an order freezes. */
export interface OfferForSale extends OfferTerms {
  /** documentId, as all ids here but `programId` and `memberGroupId`, which are row ids of types without drafts. */
  readonly offerId: string;
  readonly offerName: string;
  readonly productId: string;
  readonly productName: string;
  readonly productSlug: string;
  readonly coverUrl: string | null;
  readonly prices: readonly OfferPrice[];
  readonly availability: Availability;
  /** Null for what is paid once. */
  readonly renewal: Renewal | null;
  readonly guaranteeDays: number;
  /** What one sale costs the creator, minor units of the currency of the price: of the one it was converted from, where it was. */
  readonly unitCost: Minor;
  /** What the product is to a tax law, and the country its creator sells from; empty where nobody said. */
  readonly taxKind: 'standard' | 'reduced' | 'exempt';
  readonly sellerCountry: string;
  /** What the product is to rules of pay. */
  readonly kind: 'digital' | 'physical' | 'service';
  readonly creator: Creator;
  readonly coProducers: readonly CoProducer[];
  readonly creatorKeeps: CreatorKeeps;
  readonly programId: number | null;
  /** By what it is in the program; null where it is in none. */
  readonly programBy: ProgramBy | null;
  readonly memberGroupId: number | null;
}

/** An offer put beside another at the checkout, or made after it, in the editor's words. Ids are documentIds. */
export interface OfferAlong {
  readonly withOfferId: string;
  readonly offerId: string;
  readonly headline: string;
  readonly text: string;
}

/** A product as other rooms name it; drafts are answered too, because a buyer keeps what was sold. */
export interface ProductSummary {
  readonly documentId: string;
  readonly name: string;
  readonly slug: string;
  readonly summary: string;
  readonly language: string;
  readonly coverUrl: string | null;
  readonly creatorName: string;
  readonly guaranteeDays: number;
  /** What the product is to rules of pay. */
  readonly kind: 'digital' | 'physical' | 'service';
  readonly programId: number | null;
  readonly published: boolean;
}

/** A paid file; its bytes lie in the private vault under `storageKey`. Times UTC ms, size in bytes. */
export interface Asset {
  /** Row id, for the records other rooms keep about it. */
  readonly id: number;
  readonly publicId: string;
  readonly productId: string;
  readonly name: string;
  readonly contentType: string;
  readonly bytes: number;
  readonly checksum: string;
  readonly storageKey: string;
  readonly position: number;
  readonly createdAt: number;
  readonly removedAt: number | null;
}

/** What is known of a file when it is put on sale. */
export type NewAsset = Pick<Asset, 'productId' | 'name' | 'contentType' | 'bytes' | 'checksum' | 'storageKey'>;
