import { failures } from '../../../kernel/failure';

/** Everything the room refuses, with a stable code each. */
export const linkFailures = failures({
  LINK_NOT_FOUND: { kind: 'not_found', message: 'There is no such link among yours.', remedy: 'Reload the list of links.' },
  LINK_PLACE_INACTIVE: {
    kind: 'forbidden',
    message: 'Your place in this program is not active, so its links count for nothing.',
    remedy: 'Ask the shop; links you made before stay as they are.',
  },
  LINK_TARGET_REFUSED: {
    kind: 'invalid',
    message: 'Links lead to pages of this shop, and to sites it allows.',
    remedy: 'Open the page in the shop and copy its address from there.',
  },
  LINK_STYLE_UNFIT: {
    kind: 'invalid',
    message: 'A tag is counted on pages of the shop alone.',
    remedy: 'Choose the path or the short style for this page.',
  },
  LINK_SLUG_MALFORMED: {
    kind: 'invalid',
    message: 'The end of a short link is three to forty small letters, digits and single dashes.',
    remedy: 'Choose another, or leave it empty and one is made.',
  },
  LINK_SLUG_RESERVED: {
    kind: 'invalid',
    message: 'This word could be taken for the shop itself.',
    remedy: 'Choose another, or leave it empty and one is made.',
  },
  LINK_SLUG_TAKEN: {
    kind: 'conflict',
    message: 'Somebody has this already, or had it.',
    remedy: 'Choose another, or leave it empty and one is made.',
  },
  LINK_LIMIT: {
    kind: 'conflict',
    message: 'There are as many links as one place in a program may have.',
    remedy: 'Retire some; sub-ids and utm values can also be added to the address of a link by hand.',
  },
});
