import type * as feedback from '../contracts/feedback';
import type * as help from '../contracts/help';
import { route } from './route';

/** The help centre, what is asked there, and the board of partners. */
export const helpRoutes = {
  help: {
    list: route<typeof help.listHelp>('GET', '/help/articles', true),
    read: route<typeof help.readHelp>('GET', '/help/articles/:id'),
    rate: route<typeof help.rateHelp>('PUT', '/help/articles/:id/helpful'),
    questions: route<typeof help.listQuestions>('GET', '/help/questions', true),
    ask: route<typeof help.askForHelp>('POST', '/help/questions'),
  },
  feedback: {
    list: route<typeof feedback.listFeedback>('GET', '/feedback', true),
    choices: route<typeof feedback.listFeedbackChoices>('GET', '/feedback/choices'),
    read: route<typeof feedback.readFeedback>('GET', '/feedback/:id'),
    post: route<typeof feedback.postFeedback>('POST', '/feedback'),
    back: route<typeof feedback.backFeedback>('PUT', '/feedback/:id/backing'),
  },
} as const;
