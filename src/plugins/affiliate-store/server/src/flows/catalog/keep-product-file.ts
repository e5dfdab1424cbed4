import type { Readable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import { catalog, type Asset, type CatalogService } from '../../capabilities/catalog/service';
import { fileName, mediaType, memberFailures, members, type MembersService } from '../../capabilities/members/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { afterCommit, together, togetherOrNot } from '../../platform/transaction';

/** Who takes part: members keep the bytes, the catalogue says which product they belong to. */
export interface KeepProductFileCast {
  readonly catalog: Pick<CatalogService, 'productOf' | 'assetsOf' | 'asset' | 'addAsset' | 'renameAsset' | 'removeAsset'>;
  readonly members: Pick<MembersService, 'keepFile' | 'dropFile'>;
}

const castOf = (strapi: Core.Strapi): KeepProductFileCast => ({ catalog: catalog(strapi), members: members(strapi) });

/** A paid file, as whoever lists it sees it. */
export type PaidFile = Asset;

/** A file as it comes in; `product` is a documentId, `by` who brings it. */
export interface IncomingFile {
  readonly product: string;
  readonly name: string;
  readonly type: string;
  readonly content: Readable;
  readonly by: string;
}

const UNKNOWN_TYPE = 'application/octet-stream';

/** Puts a paid file on sale with its product: first the bytes, whole, then the row; a row without bytes is never seen. */
export const keepProductFile = async (
  strapi: Core.Strapi,
  file: IncomingFile,
  cast: KeepProductFileCast = castOf(strapi),
): Promise<Outcome<Asset, Failure>> => {
  const name = fileName(file.name);
  const contentType = mediaType(file.type || UNKNOWN_TYPE);
  if (name === null) return failed(memberFailures.because('FILE_NAME_INVALID'));
  if (contentType === null) return failed(memberFailures.because('FILE_TYPE_INVALID'));
  if (!(await cast.catalog.productOf(file.product))) return failed(memberFailures.because('PRODUCT_UNKNOWN'));
  const stored = await cast.members.keepFile(file.content);
  if (!stored.ok) return stored;
  const { key: storageKey, bytes, checksum } = stored.value;
  try {
    return ok(
      await together(strapi, async () => {
        const asset = await cast.catalog.addAsset({ productId: file.product, name, contentType, bytes, checksum, storageKey });
        await audit(strapi, {
          actor: file.by,
          action: 'file.added',
          subject: `product:${file.product}`,
          after: { file: asset.publicId, name, bytes, checksum },
        });
        return asset;
      }),
    );
  } catch (error) {
    await cast.members.dropFile(storageKey);
    throw error;
  }
};

/** The paid files of a product, in the order buyers see them. */
export const listProductFiles = async (
  strapi: Core.Strapi,
  product: string,
  cast: KeepProductFileCast = castOf(strapi),
): Promise<Outcome<readonly PaidFile[], Failure>> =>
  (await cast.catalog.productOf(product)) ? ok(await cast.catalog.assetsOf([product])) : failed(memberFailures.because('PRODUCT_UNKNOWN'));

/** Gives a file another name for those who download it. */
export const renameProductFile = (
  strapi: Core.Strapi,
  fileId: string,
  wanted: string,
  by: string,
  cast: KeepProductFileCast = castOf(strapi),
): Promise<Outcome<Asset, Failure>> =>
  togetherOrNot(strapi, async () => {
    const name = fileName(wanted);
    if (name === null) return failed(memberFailures.because('FILE_NAME_INVALID'));
    const asset = await cast.catalog.asset(fileId);
    if (!asset || !(await cast.catalog.renameAsset(fileId, name))) return failed(memberFailures.because('FILE_NOT_FOUND'));
    await audit(strapi, {
      actor: by,
      action: 'file.renamed',
      subject: `product:${asset.productId}`,
      before: { file: fileId, name: asset.name },
      after: { file: fileId, name },
    });
    return ok({ ...asset, name });
  });

/** Takes a file off sale for everyone, also for those who bought it; its bytes go with it, its row stays for the record. */
export const removeProductFile = (
  strapi: Core.Strapi,
  fileId: string,
  by: string,
  cast: KeepProductFileCast = castOf(strapi),
): Promise<Outcome<true, Failure>> =>
  togetherOrNot(strapi, async () => {
    const asset = await cast.catalog.asset(fileId);
    if (!asset || !(await cast.catalog.removeAsset(fileId))) return failed(memberFailures.because('FILE_NOT_FOUND'));
    await audit(strapi, {
      actor: by,
      action: 'file.removed',
      subject: `product:${asset.productId}`,
      before: { file: fileId, name: asset.name, checksum: asset.checksum },
    });
    afterCommit(strapi, () => cast.members.dropFile(asset.storageKey));
    return ok(true as const);
  });
