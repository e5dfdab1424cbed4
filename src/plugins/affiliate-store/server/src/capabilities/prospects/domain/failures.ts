import { failures } from '../../../kernel/failure';

/** Refusals of this room. */
export const prospectFailures = failures({
  PROSPECT_NOT_FOUND: {
    kind: 'not_found',
    message: 'There is no such prospect.',
    remedy: 'Reload the list: it may have gone to somebody else.',
  },
  PROSPECT_KNOWN: {
    kind: 'conflict',
    message: 'This address or site is a prospect of the program already.',
    remedy: 'Look for it in the list; details.prospect names it where you may see it.',
  },
  PROSPECT_NAMELESS: {
    kind: 'invalid',
    message: 'A prospect needs an e-mail address or a site to be known by.',
    remedy: 'Enter at least one of the two.',
  },
  PROSPECT_SITE_WRONG: {
    kind: 'invalid',
    message: 'This is not the address of a site.',
    remedy: 'Enter it as a browser shows it, such as https://example.com.',
  },
  PROSPECT_STATE_ILLEGAL: {
    kind: 'conflict',
    message: 'A prospect in this state does not go there by hand.',
    remedy: 'Reload: details.from says how it stands. Opening, applying and joining are what the prospect does.',
  },
  PROSPECT_JOINED: {
    kind: 'conflict',
    message: 'This prospect is an affiliate of the program.',
    remedy: 'Open the affiliate instead.',
  },
  PROSPECT_WITHOUT_ADDRESS: {
    kind: 'conflict',
    message: 'There is no e-mail address to write to.',
    remedy: 'Enter one, or make a link and hand it over yourself.',
  },
  PROSPECT_SHEET_NAMELESS: {
    kind: 'invalid',
    message: 'No column of the file says who a prospect is.',
    remedy: 'Name a column “email” or “site” in the first line of the file.',
  },
  PROSPECT_SHEET_TOO_LONG: {
    kind: 'invalid',
    message: 'The file has more lines than are read at once.',
    remedy: 'Divide it; details.most says how many lines one may have.',
  },
});
