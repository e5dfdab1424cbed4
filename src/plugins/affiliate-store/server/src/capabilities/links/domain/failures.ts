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
  LINK_PATH_MALFORMED: {
    kind: 'invalid',
    message: 'The path of a hidden link is one to three short words of small letters, digits, dashes and underscores.',
    remedy: 'Choose one such as spring or course/spring; the bare host never is a link.',
  },
  LINK_PATH_TAKEN: {
    kind: 'conflict',
    message: 'This path of your host is a link already, or was one.',
    remedy: 'Choose another: what was shared keeps leading where it led.',
  },
  LINK_NO_LANDING_PAGE: {
    kind: 'invalid',
    message: 'Only a page that sells can be shown on a host of your own: a product, or a sales page, by its bare address.',
    remedy: 'Choose such a page, or let the link lead on.',
  },
  LINK_LANDING_PAGES_OFF: {
    kind: 'forbidden',
    message: 'This shop shows its pages on its own host alone.',
    remedy: 'Let the link lead on: it counts all the same.',
  },
  HOST_MALFORMED: {
    kind: 'invalid',
    message: 'This is no host name that could be yours.',
    remedy: 'Type the name alone, such as go.example.com: no port, no address in numbers, none of a private network.',
  },
  HOST_OF_THE_SHOP: {
    kind: 'invalid',
    message: 'This host is the shop’s own, or one the shop leads to.',
    remedy: 'Take a host of your own, such as go.example.com.',
  },
  HOST_TAKEN: {
    kind: 'conflict',
    message: 'This host is on your list already, or somebody else has proven it.',
    remedy: 'Look at your list. If it is yours and not there, take the other record out of its zone and wait for three days.',
  },
  HOST_LIMIT: { kind: 'conflict', message: 'There are as many hosts as one partner may have.', remedy: 'Remove one you do not use.' },
  HOST_NOT_FOUND: { kind: 'not_found', message: 'There is no such host here.', remedy: 'Reload the list of hosts.' },
  HOST_NOT_VERIFIED: {
    kind: 'conflict',
    message: 'This host has not been proven, or is not any more.',
    remedy: 'Set the record that is shown beside it, and have it looked at.',
  },
  HOST_NOT_REVOKED: { kind: 'conflict', message: 'This host is not revoked.', remedy: 'Reload the page.' },
  HOST_REVOKED: {
    kind: 'forbidden',
    message: 'The shop has revoked this host.',
    remedy: 'Ask the shop; the reason stands beside the host.',
  },
});
