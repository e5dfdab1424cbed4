/** What a piece is: a picture, a line or two to paste, a letter to send on, an article, or a card the shop draws of a product. */
export const KINDS = ['banner', 'text', 'letter', 'article', 'informer'] as const;
export type CreativeKind = (typeof KINDS)[number];
/** What a banner is made for. */
export const DEVICES = ['any', 'desktop', 'phone'] as const;
export type Device = (typeof DEVICES)[number];
export type Language = 'en' | 'fr' | 'es' | 'pt-BR' | 'ar';

/** The picture of a banner, as it lies in the media library. Sizes are pixels. */
export interface CreativePicture {
  readonly fileId: number;
  readonly url: string;
  readonly type: string;
  readonly width: number;
  readonly height: number;
}

/** One piece affiliates may use. Times are UTC ms. */
export interface Creative {
  readonly id: number;
  readonly publicId: string;
  /** The program whose affiliates may use it; null for those of every program. */
  readonly programId: number | null;
  /** The party it was made for, whose alone it is; null for everybody. */
  readonly partyId: number | null;
  readonly kind: CreativeKind;
  readonly name: string;
  readonly language: Language;
  readonly device: Device;
  /** documentId of the product it speaks of; null for the shop as a whole. */
  readonly product: string | null;
  /** Of a letter. */
  readonly subject: string | null;
  /** The words with their placeholders; of a banner or an informer none. */
  readonly body: string | null;
  readonly picture: CreativePicture | null;
  /** Counts up with every change of what is shown. */
  readonly version: number;
  readonly createdAt: number;
  readonly changedAt: number;
  readonly retiredAt: number | null;
}

/** Kinds that have an address of their own, under which others show them. */
export const isShown = ({ kind }: Pick<Creative, 'kind'>): boolean => kind === 'banner' || kind === 'informer';

/** Whether there is anything of it yet: a banner without a picture is only begun. */
export const isWhole = ({ kind, picture }: Pick<Creative, 'kind' | 'picture'>): boolean => kind !== 'banner' || picture !== null;

/** Whether somebody's place in a program may use a piece. */
export const isFor = (
  { programId, partyId }: Pick<Creative, 'programId' | 'partyId'>,
  place: { readonly programId: number; readonly partyId: number },
): boolean => (programId === null || programId === place.programId) && (partyId === null || partyId === place.partyId);
