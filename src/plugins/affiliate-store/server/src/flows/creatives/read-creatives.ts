import type { Core } from '@strapi/strapi';
import type { AdminCreativeDetail, AdminCreativeRow, listAdminCreatives, listCreativeSubjects } from '../../../../contracts/admin';
import type { Data, Input } from '../../../../contracts/endpoint';
import { affiliateFailures, affiliates, type Program } from '../../capabilities/affiliates/service';
import { attribution } from '../../capabilities/attribution/service';
import { catalog } from '../../capabilities/catalog/service';
import { creativeFailures, creatives, isShown, isWhole, type Creative, type CreativeFilter } from '../../capabilities/creatives/service';
import { people } from '../../capabilities/people/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { isoOf } from '../../platform/moments';
import { goodsOf } from './creative-goods';
import type { Page } from '../affiliates/read-partner-portal';

const MOST_PRODUCTS = 500;
const MOST_AFFILIATES = 50;

/** What came of pieces: how often they were shown, clicks that count, sales. */
export interface PieceFigures {
  readonly impressions: number;
  readonly clicks: number;
  readonly sales: number;
}

const NOTHING_YET: PieceFigures = { impressions: 0, clicks: 0, sales: 0 };

/** What came of pieces, on the pages of some affiliates or on everybody's; clicks and sales by what their links said. */
export const figuresOfPieces = async (
  strapi: Core.Strapi,
  pieces: readonly Creative[],
  affiliateIds?: readonly number[],
): Promise<(piece: Creative) => PieceFigures> => {
  if (pieces.length === 0) return () => NOTHING_YET;
  const shown = await creatives(strapi).impressions(
    pieces.map(({ id }) => id),
    affiliateIds,
  );
  const { clicks, money } = await attribution(strapi).sourcesOf({
    affiliateIds: affiliateIds ?? 'everybody',
    dimension: 'sub_id',
    values: pieces.map(({ publicId }) => publicId),
  });
  return ({ id, publicId }) => ({
    impressions: shown.get(id) ?? 0,
    clicks: clicks.find(({ value }) => value === publicId)?.counted ?? 0,
    sales: money.filter(({ value }) => value === publicId).reduce((sum, { sales }) => sum + sales, 0),
  });
};

/** Where a piece can be looked at without being counted; the version makes a replaced picture a new address. */
export const previewOf = (piece: Creative): string | null =>
  isShown(piece) && isWhole(piece) ? `/c/${piece.publicId}?v=${piece.version}` : null;

const stateOf = (piece: Creative): AdminCreativeRow['state'] => {
  if (piece.retiredAt !== null) return 'retired';
  return isWhole(piece) ? 'in_use' : 'begun';
};

const rowsOf = async (strapi: Core.Strapi, pieces: readonly Creative[]): Promise<AdminCreativeRow[]> => {
  const figures = await figuresOfPieces(strapi, pieces);
  const goods = await goodsOf(strapi, pieces);
  const programs = new Map((await affiliates(strapi).programs()).map((program) => [program.id, program]));
  const parties = await people(strapi).parties([...new Set(pieces.flatMap(({ partyId }) => partyId ?? []))]);
  const programOf = ({ programId }: Creative): Program | undefined => (programId === null ? undefined : programs.get(programId));
  return pieces.map((piece) => {
    const program = programOf(piece);
    const product = goods.get(piece.id);
    return {
      id: piece.publicId,
      kind: piece.kind,
      name: piece.name,
      language: piece.language,
      device: piece.device,
      state: stateOf(piece),
      program: program ? { id: program.documentId, name: program.name } : null,
      madeFor: piece.partyId === null ? null : (parties.get(piece.partyId)?.name ?? ''),
      product: product ? { id: product.id, name: product.name } : null,
      width: piece.picture?.width ?? null,
      height: piece.picture?.height ?? null,
      subject: piece.subject,
      body: piece.body,
      preview: previewOf(piece),
      version: piece.version,
      changedAt: isoOf(piece.changedAt),
      ...figures(piece),
    };
  });
};

type Query = Input<typeof listAdminCreatives>['query'];

const filterOf = async (strapi: Core.Strapi, asked: Query): Promise<Outcome<CreativeFilter, Failure>> => {
  const program = asked.program === undefined ? undefined : await affiliates(strapi).programOfDocument(asked.program);
  if (program === null) return failed(affiliateFailures.because('PROGRAM_NOT_FOUND'));
  const retired = asked.state === undefined ? undefined : asked.state === 'retired';
  return ok({ kind: asked.kind, language: asked.language, programId: program?.id, retired });
};

/** A page of pieces as the desk sees them, newest first. */
export const piecesOnDesk = async (
  strapi: Core.Strapi,
  asked: Query,
  before: number | undefined,
): Promise<Outcome<Page<AdminCreativeRow>, Failure>> => {
  const filter = await filterOf(strapi, asked);
  if (!filter.ok) return filter;
  const found = await creatives(strapi).list(filter.value, { before, limit: asked.pageSize });
  const last = found.length === asked.pageSize ? found.at(-1) : undefined;
  return ok({
    rows: await rowsOf(strapi, found),
    nextCursor: last ? String(last.id) : null,
    total: await creatives(strapi).count(filter.value),
  });
};

/** Who used a piece: those whose pages showed it, and those whose links named it. */
const usersOf = async (strapi: Core.Strapi, piece: Creative): Promise<AdminCreativeDetail['affiliates']> => {
  const shown = await creatives(strapi).showers(piece.id, MOST_AFFILIATES);
  const named = await attribution(strapi).sourceAffiliates('sub_id', piece.publicId, MOST_AFFILIATES);
  const ids = [...new Set([...shown, ...named].map(({ affiliateId }) => affiliateId))];
  const places = await affiliates(strapi).affiliates(ids);
  return ids
    .flatMap((id) => {
      const place = places.get(id);
      if (!place) return [];
      const { clicks = 0, sales = 0 } = named.find(({ affiliateId }) => affiliateId === id) ?? {};
      const impressions = shown.find(({ affiliateId }) => affiliateId === id)?.impressions ?? 0;
      return [{ id: place.documentId, name: place.name, code: place.code, impressions, clicks, sales }];
    })
    .sort((a, b) => b.clicks - a.clicks || b.impressions - a.impressions);
};

/** One piece as the desk sees it. */
export const pieceOnDesk = async (strapi: Core.Strapi, id: string): Promise<Outcome<AdminCreativeDetail, Failure>> => {
  const piece = await creatives(strapi).find(id);
  const [row] = piece ? await rowsOf(strapi, [piece]) : [];
  return piece && row ? ok({ ...row, affiliates: await usersOf(strapi, piece) }) : failed(creativeFailures.because('CREATIVE_NOT_FOUND'));
};

/** What a piece may be about: every program, and what each sells. */
export const subjectsOfPieces = async (strapi: Core.Strapi): Promise<Data<typeof listCreativeSubjects>> => {
  const programs = await affiliates(strapi).programs();
  const products = new Map<string, { id: string; name: string; program: string }>();
  for (const program of programs)
    for (const { documentId: id, name } of await catalog(strapi).publishedInProgram(program.id, MOST_PRODUCTS))
      products.set(id, { id, name, program: program.documentId });
  return {
    programs: programs.map(({ documentId: id, name }) => ({ id, name })),
    products: [...products.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
};
