/** What a file shows of a payment: its receipt, the access it gave, what was written with the buyer, or anything else. */
export const EVIDENCE_FILE_KINDS = ['receipt', 'access', 'correspondence', 'other'] as const;
export type EvidenceFileKind = (typeof EVIDENCE_FILE_KINDS)[number];

/** What all files of an answer may have together, in bytes: more the provider does not take. */
export const MOST_EVIDENCE_BYTES = 4_500_000;

const BEGINNINGS: readonly { readonly type: string; readonly ending: string; readonly bytes: readonly number[] }[] = [
  { type: 'application/pdf', ending: 'pdf', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { type: 'image/png', ending: 'png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/jpeg', ending: 'jpg', bytes: [0xff, 0xd8, 0xff] },
];

/** What a file is by its bytes, whatever it is called; null where banks do not take it. */
export const evidenceType = (content: Uint8Array): { readonly type: string; readonly ending: string } | null => {
  const found = BEGINNINGS.find(({ bytes }) => bytes.every((byte, at) => content[at] === byte));
  return found ? { type: found.type, ending: found.ending } : null;
};

/** The name under which a bank gets a file: what it shows, of which order. What a file was called at home is nobody's business. */
export const evidenceName = (kind: EvidenceFileKind, orderNumber: string, ending: string): string => `${kind}-${orderNumber}.${ending}`;

/** Whether a file fits beside the others of an answer. */
export const fitsBeside = (others: readonly number[], bytes: number): boolean =>
  others.reduce((sum, each) => sum + each, bytes) <= MOST_EVIDENCE_BYTES;
