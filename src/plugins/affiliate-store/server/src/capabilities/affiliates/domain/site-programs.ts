/** What is refused about programs for everything of a seller. */
export const SITE_PROGRAMS = {
  SITE_SELLER_UNKNOWN: {
    kind: 'invalid',
    message: 'There is no such creator.',
    remedy: 'Choose one of the creators, or the whole shop.',
  },
  SITE_PROGRAM_TAKEN: {
    kind: 'conflict',
    message: 'Another program is the one for everything of this seller.',
    remedy: 'Open that program and make it one for chosen products first.',
  },
  SITE_PROGRAM_NONE: {
    kind: 'conflict',
    message: 'This program is for the products that choose it, so that none can be let in.',
    remedy: 'Say first whose everything it is for.',
  },
  SITE_PRODUCTS_CHANGED: {
    kind: 'conflict',
    message: 'One of these products is not on sale by this seller any more, or has a program of its own by now.',
    remedy: 'Look at the list again.',
  },
} as const;
