import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import {
  listProductFiles,
  removeProductFile as removeEndpoint,
  renameProductFile as renameEndpoint,
  uploadProductFilePath,
  uploadProductFileQuery,
  type ProductFile,
} from '../../../../../contracts/admin-members';
import {
  keepProductFile,
  listProductFiles as filesOf,
  removeProductFile,
  renameProductFile,
  type PaidFile,
} from '../../../flows/catalog/keep-product-file';
import type { Failure } from '../../../kernel/failure';
import { ok } from '../../../kernel/outcome';
import { actorOf, callerOf } from '../../../platform/caller';
import { implement } from '../../../platform/endpoints';
import type { Controller } from '../../../platform/endpoints';
import { failureBody, statusOf } from '../../../platform/http-failures';
import { memberFailures } from '../domain/failures';

const fileView = (file: PaidFile): ProductFile => ({
  id: file.publicId,
  name: file.name,
  type: file.contentType,
  bytes: file.bytes,
  checksum: file.checksum,
  addedAt: new Date(file.createdAt).toISOString(),
});

const refuse = (ctx: Context, failure: Failure): void => {
  ctx.status = statusOf(failure);
  ctx.body = failureBody(failure);
  // Whatever of the file is still on its way is not read.
  if (!ctx.req.complete) ctx.set('Connection', 'close');
};

/** Takes a file as the body of the request, so that it flows to the vault and never lies whole in memory. */
const upload = async (ctx: Context, strapi: Core.Strapi): Promise<void> => {
  if (!ctx.is('application/octet-stream')) return refuse(ctx, memberFailures.because('FILE_NOT_BINARY'));
  const query = uploadProductFileQuery.safeParse(ctx.query);
  if (!query.success) return refuse(ctx, memberFailures.because('FILE_NAME_INVALID'));
  const kept = await keepProductFile(strapi, {
    ...query.data,
    product: String((ctx['params'] as { product?: string }).product ?? ''),
    content: ctx.req,
    by: actorOf(callerOf(ctx, 'admin')),
  });
  if (!kept.ok) return refuse(ctx, kept.failure);
  ctx.status = 201;
  ctx.body = { data: fileView(kept.value), meta: {} };
};

/** What staff does with the paid files of a product. */
export const adminFilesController: Controller = {
  name: 'adminFiles',
  implementations: [
    implement(listProductFiles, async (strapi, { params }) => {
      const files = await filesOf(strapi, params.product);
      return files.ok ? ok({ data: files.value.map(fileView) }) : files;
    }),
    implement(renameEndpoint, async (strapi, { params, body }, caller) => {
      const renamed = await renameProductFile(strapi, params.file, body.name, actorOf(caller));
      return renamed.ok ? ok({ data: fileView(renamed.value) }) : renamed;
    }),
    implement(removeEndpoint, async (strapi, { params }, caller) => {
      const removed = await removeProductFile(strapi, params.file, actorOf(caller));
      return removed.ok ? ok({ data: { removed: true as const } }) : removed;
    }),
  ],
  raw: [
    {
      method: 'PUT',
      path: uploadProductFilePath,
      action: 'upload',
      access: 'admin:products.files',
      summary: 'Puts a paid file on sale: the file is the whole body, its name and type are in the query.',
      handle: upload,
    },
  ],
};
