import type * as help from '../contracts/help';
import { route } from './route';

/** The help centre, and what is asked there. */
export const helpRoutes = {
  help: {
    list: route<typeof help.listHelp>('GET', '/help/articles', true),
    read: route<typeof help.readHelp>('GET', '/help/articles/:id'),
    rate: route<typeof help.rateHelp>('PUT', '/help/articles/:id/helpful'),
    questions: route<typeof help.listQuestions>('GET', '/help/questions', true),
    ask: route<typeof help.askForHelp>('POST', '/help/questions'),
  },
} as const;
