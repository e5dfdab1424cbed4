import { failures } from '../../../kernel/failure';

/** Refusals of the help centre. */
export const helpFailures = failures({
  HELP_ARTICLE_NOT_FOUND: {
    kind: 'not_found',
    message: 'There is no such article.',
    remedy: 'Search the help centre: it may have been withdrawn.',
  },
  HELP_ARTICLE_STATE: {
    kind: 'conflict',
    message: 'This article stands so already.',
    remedy: 'Load the page again: a draft is published, and what is published is withdrawn.',
  },
  HELP_FULL: {
    kind: 'conflict',
    message: 'The help centre holds as many articles as it can.',
    remedy: 'Change an article that is there instead of writing another.',
  },
  HELP_ROLE_NOT_YOURS: {
    kind: 'forbidden',
    message: 'This account does not hold the role it asks as.',
    remedy: 'Ask as one of the roles the help page names.',
  },
  HELP_QUESTION_NOT_FOUND: {
    kind: 'not_found',
    message: 'There is no such question.',
    remedy: 'Open it from the list.',
  },
  HELP_QUESTION_STATE: {
    kind: 'conflict',
    message: 'This question was answered or closed already.',
    remedy: 'Load the page again to see what was said.',
  },
  HELP_QUESTIONS_FULL: {
    kind: 'conflict',
    message: 'Ten questions of yours wait for an answer already.',
    remedy: 'Wait until some of them are answered.',
  },
});
