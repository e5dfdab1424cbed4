import { failures } from '../../../kernel/failure';

/** Everything the room refuses, with a stable code each. */
export const siteFailures = failures({
  SITE_TWICE: { kind: 'conflict', message: 'This site is on your list already.', remedy: 'There is nothing to add.' },
  SITE_LIMIT: {
    kind: 'conflict',
    message: 'There are as many sites on your list as it holds.',
    remedy: 'Take one off that you do not use any more.',
  },
  SITE_NOT_FOUND: { kind: 'not_found', message: 'There is no such site on your list.', remedy: 'Reload the page.' },
});
