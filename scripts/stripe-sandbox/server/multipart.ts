import { invalidRequest } from '../engine/failures';
import type { Wire } from './form';

const MOST_PARTS = 20;

/** The boundary of a body in parts; null for a body of another kind. */
export function boundaryOf(contentType: string | undefined): string | null {
  const found = /^multipart\/form-data;.*boundary="?([^";]{1,200})"?/i.exec(contentType ?? '');
  return found?.[1] ?? null;
}

/** What one part says of itself: its field, and of a file its name and type. */
function headOf(head: string): { field: string; file: { name: string; type: string } | null } {
  const disposition = /^content-disposition:.*$/im.exec(head)?.[0] ?? '';
  const field = /; name="([^"]*)"/i.exec(disposition)?.[1];
  if (field === undefined) throw invalidRequest('The request body is not valid multipart/form-data.');
  const name = /; filename="([^"]*)"/i.exec(disposition)?.[1];
  const type = /^content-type:\s*([^\r\n]+)/im.exec(head)?.[1];
  return { field, file: name === undefined ? null : { name, type: type ?? 'application/octet-stream' } };
}

/** Decodes a body in parts, each byte of it one character: a text is a string, a file an object of its `data`, `name` and `type`. */
export function decodeMultipart(body: string, boundary: string): { [key: string]: Wire } {
  const parts = body.split(`--${boundary}`).slice(1, -1);
  if (parts.length === 0 || parts.length > MOST_PARTS) throw invalidRequest('The request body is not valid multipart/form-data.');
  const fields = parts.map((part): [string, Wire] => {
    const gap = part.indexOf('\r\n\r\n');
    if (gap === -1) throw invalidRequest('The request body is not valid multipart/form-data.');
    const { field, file } = headOf(Buffer.from(part.slice(0, gap), 'latin1').toString('utf8'));
    const content = part.slice(gap + 4, -2);
    return [field, file ? { data: content, ...file } : Buffer.from(content, 'latin1').toString('utf8')];
  });
  return Object.fromEntries(fields.filter(([field]) => field !== '__proto__'));
}
