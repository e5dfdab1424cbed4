import type { HelpRole, Locale } from './article';

export type QuestionState = 'open' | 'answered' | 'closed';

/** What a reader asks; times are UTC ms. */
export interface Question {
  readonly id: number;
  readonly publicId: string;
  readonly userId: number;
  readonly role: HelpRole;
  readonly language: Locale;
  readonly text: string;
  readonly articleId: string | null;
  readonly state: QuestionState;
  readonly answer: string | null;
  readonly answeredBy: string | null;
  readonly answeredAt: number | null;
  readonly publishedAs: string | null;
  readonly askedAt: number;
}

/** More than this of one person are never open at once. */
export const MOST_OPEN = 10;
