import type { Core } from '@strapi/strapi';
import type { CreativeView, listCreativeChoices, listCreatives } from '../../../../contracts/creatives';
import type { Data, Input } from '../../../../contracts/endpoint';
import { affiliateFailures, type Affiliate } from '../../capabilities/affiliates/service';
import { attribution, parametersOf, type Channel } from '../../capabilities/attribution/service';
import { publicUrl } from '../../capabilities/checkout/service';
import {
  creatives,
  filledIn,
  htmlOf,
  INFORMER,
  isShown,
  pictureTag,
  type Creative,
  type CreativeFilter,
  type CreativeKind,
  type Filling,
} from '../../capabilities/creatives/service';
import { addressOf } from '../../capabilities/links/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { isoOf } from '../../platform/moments';
import { setting } from '../../platform/settings';
import { goodsOf, type Goods } from './creative-goods';
import { figuresOfPieces, previewOf, type PieceFigures } from './read-creatives';
import { placeOfCode, type Page, type PartnerSelf } from '../affiliates/read-partner-portal';

/** Where a piece is used says what its links are counted under, as far as anybody can know. */
const CHANNEL: Readonly<Partial<Record<CreativeKind, Channel>>> = { informer: 'informer', letter: 'mail' };

/** The place in a program that is asked about: the named one, or the first that is active. */
const placeOf = (self: PartnerSelf, code: string | undefined): Outcome<Affiliate, Failure> => {
  if (code !== undefined) return placeOfCode(self, code);
  const place = self.places.find(({ state }) => state === 'active') ?? self.places[0];
  return place ? ok(place) : failed(affiliateFailures.because('NOT_AN_AFFILIATE'));
};

interface Desk {
  readonly place: Affiliate;
  readonly site: string;
  readonly parameter: string;
}

/** The affiliate's own link of a piece: to the product it speaks of, else home, with the piece as its sub-id. */
const linkOf = (piece: Creative, goods: Goods | undefined, { place, site, parameter }: Desk): string => {
  const channel = CHANNEL[piece.kind];
  return addressOf({
    site,
    parameter,
    style: 'path',
    slug: '',
    code: place.code,
    target: goods ? `/store/${piece.language}/p/${goods.slug}` : `/store/${piece.language}`,
    parameters: parametersOf({ subId: piece.publicId, ...(channel ? { channel } : {}) }),
  });
};

const sizeOf = ({ kind, picture }: Creative): { readonly width: number | null; readonly height: number | null } => {
  if (kind === 'informer') return INFORMER;
  return { width: picture?.width ?? null, height: picture?.height ?? null };
};

const snippetOf = (piece: Creative, address: string | null, filling: Filling): string | null => {
  const { width, height } = sizeOf(piece);
  if (address !== null && width !== null && height !== null)
    return pictureTag({ link: filling.link, address, width, height, says: filling.product === '' ? piece.name : filling.product });
  return piece.kind === 'letter' || piece.body === null ? null : htmlOf(piece.body, filling);
};

const fileNameOf = ({ kind, publicId, picture }: Creative): string | null => {
  if (kind === 'informer') return `${publicId}.svg`;
  return picture && `${publicId}.${picture.type === 'image/jpeg' ? 'jpg' : picture.type.slice('image/'.length)}`;
};

const viewOf = (piece: Creative, goods: Goods | undefined, desk: Desk, figures: PieceFigures): CreativeView => {
  const link = linkOf(piece, goods, desk);
  const filling: Filling = { link, name: desk.place.name, product: goods?.name ?? '', price: goods?.price ?? '' };
  const address = isShown(piece) ? `${desk.site}/c/${piece.publicId}/${encodeURIComponent(desk.place.code)}` : null;
  return {
    id: piece.publicId,
    kind: piece.kind,
    name: piece.name,
    language: piece.language,
    device: piece.device,
    ...sizeOf(piece),
    code: desk.place.code,
    product: goods?.name ?? null,
    yours: piece.partyId !== null,
    link,
    address,
    preview: previewOf(piece),
    fileName: fileNameOf(piece),
    snippet: snippetOf(piece, address, filling),
    subject: piece.subject === null ? null : filledIn(piece.subject, filling),
    text: piece.body === null ? null : filledIn(piece.body, filling),
    changedAt: isoOf(piece.changedAt),
    ...figures,
  };
};

const sizeAsked = (size: string | undefined): CreativeFilter['size'] => {
  const [width, height] = (size ?? '').split('x').map((side) => parseInt(side, 10));
  return width === undefined || height === undefined ? undefined : { width, height };
};

/** A page of the pieces one of a person's places may use, with its own link inside. */
export const ownPieces = async (
  strapi: Core.Strapi,
  self: PartnerSelf,
  asked: Input<typeof listCreatives>['query'],
  before: number | undefined,
): Promise<Outcome<Page<CreativeView>, Failure>> => {
  const place = placeOf(self, asked.code);
  if (!place.ok) return place;
  const { kind, language, device, pageSize } = asked;
  const filter: CreativeFilter = { kind, language, device, size: sizeAsked(asked.size), usableBy: place.value };
  const found = await creatives(strapi).list(filter, { before, limit: pageSize });
  const goods = await goodsOf(strapi, found);
  const figures = await figuresOfPieces(strapi, found, [place.value.id]);
  const desk: Desk = {
    place: place.value,
    site: await setting(strapi, publicUrl),
    parameter: attribution(strapi).rules().parameter,
  };
  const last = found.length === pageSize ? found.at(-1) : undefined;
  return ok({
    rows: found.map((piece) => viewOf(piece, goods.get(piece.id), desk, figures(piece))),
    nextCursor: last ? String(last.id) : null,
    total: await creatives(strapi).count(filter),
  });
};

/** What there is to choose by. */
export const ownChoices = async (
  strapi: Core.Strapi,
  self: PartnerSelf,
  code: string | undefined,
): Promise<Outcome<Data<typeof listCreativeChoices>, Failure>> => {
  const place = placeOf(self, code);
  if (!place.ok) return place;
  return ok({
    places: self.places.map((one) => ({ code: one.code, program: one.programName })),
    ...(await creatives(strapi).choices(place.value)),
  });
};
