import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { pictureIn, type PictureFacts } from '../domain/picture';

interface UploadedFile {
  readonly id: number;
  readonly url: string;
}
interface UploadService {
  readonly upload: (what: {
    readonly data: { readonly fileInfo: object };
    readonly files: { readonly filepath: string; readonly originalFilename: string; readonly mimetype: string; readonly size: number };
  }) => Promise<readonly UploadedFile[]>;
}

const library = (strapi: Core.Strapi): UploadService =>
  // oxlint-disable-next-line house/no-service-lookup -- because the media library is Strapi's own and has no other door
  strapi.plugin('upload').service('upload') as unknown as UploadService;

/** Puts a picture into the media library, wherever that keeps its files. */
export const keepPicture = async (
  strapi: Core.Strapi,
  { bytes, facts, name }: { readonly bytes: Uint8Array; readonly facts: PictureFacts; readonly name: string },
): Promise<{ readonly fileId: number; readonly url: string }> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'afs-picture-'));
  try {
    const originalFilename = `${name}.${facts.extension}`;
    const filepath = path.join(folder, `picture.${facts.extension}`);
    await writeFile(filepath, bytes);
    const [file] = await library(strapi).upload({
      data: { fileInfo: { name: originalFilename, alternativeText: '', caption: '' } },
      files: { filepath, originalFilename, mimetype: facts.type, size: bytes.length },
    });
    if (!file) throw new Error('the media library answered without a file');
    return { fileId: file.id, url: file.url };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const OWN_FOLDER = '/uploads/';
/** A card is a picture on a page of somebody else: the smaller versions the media library has made come first. */
const SMALLER = ['small_', 'thumbnail_', ''] as const;
const MOST_EMBEDDED = 256 * 1024;

/**
 * A picture of this site's own media folder as a data address, for a card that may fetch nothing. Null for one that lies elsewhere (a bucket),
 * is missing or too large: the card then has words alone.
 */
export const embeddedPicture = async (strapi: Core.Strapi, url: string): Promise<string | null> => {
  if (!url.startsWith(OWN_FOLDER)) return null;
  const name = path.basename(url);
  for (const prefix of SMALLER) {
    const bytes = await readFile(path.join(strapi.dirs.static.public, 'uploads', `${prefix}${name}`)).catch(() => null);
    const facts = bytes && bytes.length <= MOST_EMBEDDED ? pictureIn(bytes) : null;
    if (bytes && facts) return `data:${facts.type};base64,${bytes.toString('base64')}`;
  }
  return null;
};
