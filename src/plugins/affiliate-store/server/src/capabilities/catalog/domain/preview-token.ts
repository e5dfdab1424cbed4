/** Ten minutes: long enough to look at a page, too short to be passed around. */
export const PREVIEW_LIFE_MS = 600_000;

/** What a preview link opens: one version of one page, until a moment (UTC ms). */
export interface PreviewClaim {
  readonly documentId: string;
  readonly version: 'draft' | 'published';
  readonly expiresAt: number;
}

/** The text that is signed, and that travels in front of its signature. */
export const claimText = ({ documentId, version, expiresAt }: PreviewClaim): string =>
  `${documentId}.${version === 'draft' ? 'd' : 'p'}.${expiresAt.toString(36)}`;

/** A token: the claim and its signature (hex). */
export const previewToken = (claim: PreviewClaim, sign: (text: string) => string): string =>
  `${claimText(claim)}.${sign(claimText(claim))}`;

/** The claim of a token that was signed with the same key and still holds at `now` (UTC ms); null for every other text. */
export const readPreviewToken = (
  token: string,
  now: number,
  sign: (text: string) => string,
  same: (a: string, b: string) => boolean,
): PreviewClaim | null => {
  const match = /^([a-z0-9]{1,40})\.([dp])\.([a-z0-9]{1,12})\.([0-9a-f]{64})$/.exec(token);
  if (!match) return null;
  const [, documentId = '', version, moment = '', signature = ''] = match;
  const claim: PreviewClaim = { documentId, version: version === 'd' ? 'draft' : 'published', expiresAt: Number.parseInt(moment, 36) };
  return same(signature, sign(claimText(claim))) && now < claim.expiresAt ? claim : null;
};
