import { createHash } from 'node:crypto';
import type Stripe from 'stripe';
import { invalidRequest, notSimulated } from '../engine/failures';
import { newId, toSeconds } from '../engine/ids';
import { defineCollection } from '../engine/store';
import type { World } from '../engine/world';

/** Files that were uploaded. Of their content only size and digest are kept: nobody fetches it from the sandbox. */
export const files = defineCollection<Stripe.File & { digest: string }>('files', 'file');

const LARGEST = 5_000_000;
/** What evidence may be, by how its bytes begin. */
const KINDS: readonly (readonly [string, string])[] = [
  ['pdf', '%PDF-'],
  ['png', '\u0089PNG\r\n\u001a\n'],
  ['jpg', '\u00ff\u00d8\u00ff'],
];

/** Takes a file whose bytes are the characters of `data`. */
export function newFile(world: World, { purpose, file }: Stripe.FileCreateParams): Stripe.File {
  if (purpose !== 'dispute_evidence') throw notSimulated('purpose', 'Only dispute_evidence is.');
  const data = String(file.data);
  if (data.length > LARGEST) throw invalidRequest('The file is too large: it may have at most 5 MB.', { param: 'file' });
  const type = KINDS.find(([, beginning]) => data.startsWith(beginning))?.[0];
  if (!type) throw invalidRequest('Invalid file: for this purpose it has to be a PDF, a JPEG or a PNG.', { param: 'file' });
  const id = newId('file');
  const { digest: _digest, ...shown } = world.of(files).put({
    id,
    object: 'file',
    created: toSeconds(world.clock.now()),
    expires_at: null,
    filename: file.name ?? null,
    links: { object: 'list', data: [], has_more: false, url: `/v1/file_links?file=${id}` },
    purpose,
    size: data.length,
    title: null,
    type,
    url: `https://files.stripe.com/v1/files/${id}/contents`,
    digest: createHash('sha256').update(data, 'latin1').digest('hex'),
  });
  return shown;
}

const EVIDENCE_FILES = [
  'cancellation_policy',
  'customer_communication',
  'customer_signature',
  'duplicate_charge_documentation',
  'receipt',
  'refund_policy',
  'service_documentation',
  'shipping_documentation',
  'uncategorized_file',
] as const;

/** Refuses evidence that names files that are not there, or were not uploaded as evidence. */
export function requireEvidenceFiles(world: World, evidence: Stripe.DisputeUpdateParams.Evidence): void {
  for (const field of EVIDENCE_FILES) {
    const id = evidence[field];
    if (id === undefined || id === '') continue;
    const param = `evidence[${field}]`;
    const found = world.of(files).get(id);
    if (!found) throw invalidRequest(`No such file upload: '${id}'`, { code: 'resource_missing', param });
    if (found.purpose !== 'dispute_evidence') throw invalidRequest(`The file ${id} was not uploaded as evidence.`, { param });
  }
}
