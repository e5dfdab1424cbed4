import type { Readable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import { door } from '../../platform/door';

/** Bytes from `start` to `end`, both included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** A file as it was put away. */
export interface StoredFile {
  readonly key: string;
  readonly bytes: number;
  /** SHA-256, hex. */
  readonly checksum: string;
}

/** Thrown by `put` when more bytes come than were allowed; nothing is kept. */
export class FileTooLargeError extends Error {
  constructor(readonly limit: number) {
    super(`more than ${limit} bytes`);
    this.name = 'FileTooLargeError';
  }
}

/** Where paid files lie; never a folder the web server knows. Keys are made by the vault and say nothing about the file. */
export interface FileVault {
  /** Puts a file away, whole or not at all. */
  readonly put: (content: Readable, limit: number) => Promise<StoredFile>;
  /** The bytes of a file, or of a part of it; null when there is no such file. */
  readonly open: (key: string, range?: ByteRange) => Promise<Readable | null>;
  /** How many bytes a file has; null when there is no such file. */
  readonly size: (key: string) => Promise<number | null>;
  readonly remove: (key: string) => Promise<void>;
}

/** The vault that is plugged in. */
export const fileVault = (strapi: Core.Strapi): FileVault => door<FileVault>(strapi, 'file-vault');
