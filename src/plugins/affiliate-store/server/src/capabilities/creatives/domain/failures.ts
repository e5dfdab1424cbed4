import { failures } from '../../../kernel/failure';

/** Refusals of this room. */
export const creativeFailures = failures({
  CREATIVE_NOT_FOUND: { kind: 'not_found', message: 'There is no such piece.', remedy: 'Open it from the list of creatives.' },
  CREATIVE_INCOMPLETE: {
    kind: 'invalid',
    message: 'Something is missing that a piece of this kind needs.',
    remedy: 'details.missing says what: `body`, `subject`, `product` or `program`.',
  },
  CREATIVE_PLACEHOLDER_UNKNOWN: {
    kind: 'invalid',
    message: 'A word in braces stands for nothing.',
    remedy: 'Use {link}, {name}, {product} and {price}; details.words lists what is none of them.',
  },
  CREATIVE_PRODUCT_UNKNOWN: {
    kind: 'not_found',
    message: 'There is no such published product in this program.',
    remedy: 'Choose a published product of the program, or none.',
  },
  PICTURE_NOT_BINARY: {
    kind: 'invalid',
    message: 'A picture is sent as the body of the request.',
    remedy: 'Send its bytes with Content-Type: application/octet-stream.',
  },
  PICTURE_TYPE_REFUSED: {
    kind: 'invalid',
    message: 'This is no picture that may be used: by its bytes it is neither PNG, JPEG, GIF nor WebP.',
    remedy: 'Save it as one of these. Drawings (SVG) are refused, because they can carry script.',
  },
  PICTURE_TOO_LARGE: {
    kind: 'invalid',
    message: 'The picture is too large to hang on other people’s pages.',
    remedy: 'At most two megabytes, and 4000 pixels a side.',
  },
  PICTURE_UNFIT: { kind: 'conflict', message: 'Only a banner has a picture of its own.', remedy: 'Make a banner for it.' },
  CREATIVE_REQUEST_NOT_FOUND: { kind: 'not_found', message: 'There is no such request.', remedy: 'Open it from the list of requests.' },
  CREATIVE_REQUEST_STATE: {
    kind: 'conflict',
    message: 'The request does not stand where this could be done.',
    remedy: 'Reload: details.state says how it stands.',
  },
  CREATIVE_REQUESTS_TOO_MANY: {
    kind: 'conflict',
    message: 'Too many of your requests are open to begin another.',
    remedy: 'Wait for an answer, or withdraw one.',
  },
  CREATIVE_REQUEST_FULL: {
    kind: 'conflict',
    message: 'So much was written about this request that nothing more can be added.',
    remedy: 'Decide it, or withdraw it and ask anew.',
  },
  CREATIVE_UNFIT: {
    kind: 'conflict',
    message: 'This piece cannot be proposed: it is another’s, retired, or not whole yet.',
    remedy: 'Choose a piece in use that this partner may have, or make one for them.',
  },
});
