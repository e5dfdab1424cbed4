import { z } from 'zod';
import { endpoint } from './endpoint';
import { moment } from './primitives';

/** A paid file as staff sees it. */
export const productFile = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  bytes: z.number().int(),
  /** SHA-256, hex. */ checksum: z.string(),
  addedAt: moment,
});
export type ProductFile = z.output<typeof productFile>;

const MANAGE = 'admin:products.files';
const fileParams = z.strictObject({ file: z.string().min(1).max(64) });

export const listProductFiles = endpoint({
  id: 'adminFiles.list',
  method: 'GET',
  path: '/products/:product/files',
  access: MANAGE,
  summary: 'The paid files of a product, in the order buyers see them.',
  params: z.strictObject({ product: z.string().min(1).max(64) }),
  response: z.array(productFile),
  failures: ['PRODUCT_UNKNOWN'],
});

export const renameProductFile = endpoint({
  id: 'adminFiles.rename',
  method: 'PATCH',
  path: '/files/:file',
  access: MANAGE,
  summary: 'Gives a file another name for those who download it.',
  params: fileParams,
  body: z.strictObject({ name: z.string().min(1).max(200) }),
  response: productFile,
  failures: ['FILE_NOT_FOUND', 'FILE_NAME_INVALID'],
});

export const removeProductFile = endpoint({
  id: 'adminFiles.remove',
  method: 'DELETE',
  path: '/files/:file',
  access: MANAGE,
  summary: 'Takes a file off sale, also for those who bought it. Its bytes are deleted.',
  params: fileParams,
  response: z.object({ removed: z.literal(true) }),
  failures: ['FILE_NOT_FOUND'],
});

/**
 * The upload takes bytes, not JSON: `PUT /affiliate-store/products/:product/files?name=guide.pdf&type=application/pdf` with
 * `Content-Type: application/octet-stream` and the file as the whole body; answers 201 with `data` of this shape.
 */
export const uploadedFile = productFile;
export const uploadProductFilePath = '/products/:product/files';
export const uploadProductFileQuery = z.strictObject({ name: z.string().min(1).max(400), type: z.string().max(130).default('') });
