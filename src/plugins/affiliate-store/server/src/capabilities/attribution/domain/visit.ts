/** What a request says of itself; a header that was not sent is an empty text. */
export interface Visit {
  readonly method: string;
  readonly userAgent: string;
  /** What the list of known robots says of the user agent. */
  readonly robot: boolean;
  readonly secFetchDest: string;
  readonly secFetchMode: string;
  readonly secPurpose: string;
  readonly purpose: string;
  readonly xPurpose: string;
  readonly xMoz: string;
  /** `?bot=1` on the link: whoever checks links says so. */
  readonly declaredBot: boolean;
}

/** Why a request to a link is answered and not counted. */
export type NotATouch = 'HEAD_REQUEST' | 'ROBOT' | 'PREFETCH' | 'NOT_A_NAVIGATION';

const AHEAD_OF_TIME = /prefetch|prerender|preview/i;

const loadedAhead = ({ secPurpose, purpose, xPurpose, xMoz }: Visit): boolean =>
  [secPurpose, purpose, xPurpose, xMoz].some((header) => AHEAD_OF_TIME.test(header));

// Sent by the browser itself and out of a page's reach: an image or a hidden frame cannot claim to be a page.
const notNavigating = ({ secFetchDest, secFetchMode }: Visit): boolean =>
  (secFetchDest !== '' && secFetchDest !== 'document') || (secFetchMode !== '' && secFetchMode !== 'navigate');

/** Judges whether a person came by the link of their own will; null when they did, as far as anyone can tell. */
export const refusalOfVisit = (visit: Visit): NotATouch | null => {
  if (visit.method !== 'GET') return 'HEAD_REQUEST';
  if (visit.robot || visit.declaredBot || visit.userAgent === '') return 'ROBOT';
  if (loadedAhead(visit)) return 'PREFETCH';
  return notNavigating(visit) ? 'NOT_A_NAVIGATION' : null;
};
