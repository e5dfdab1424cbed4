import type { Admission, DealerForm, ProgramKind } from './admission';
import type { Program } from './terms';

/** What somebody who applies is asked. */
export interface Question {
  readonly key: string;
  readonly label: string;
  readonly help: string;
  readonly kind: 'text' | 'long_text' | 'number' | 'choice' | 'url' | 'checkbox';
  readonly choices: readonly string[];
  readonly required: boolean;
}

/** What an answer in numbers is measured by. */
export interface Criterion {
  readonly question: string;
  readonly compare: 'at_least' | 'more_than';
  readonly value: number;
}

/** A program as people who might join it see it. */
export interface Listing {
  readonly program: Program;
  /** What its pages are found by. */
  readonly slug: string;
  readonly listed: boolean;
  readonly kind: ProgramKind;
  readonly dealerForm: DealerForm | null;
  readonly contractMonths: number;
  readonly admission: Admission;
  readonly summary: string;
  readonly description: string;
  readonly sellingHelp: string;
  readonly languages: readonly string[];
  readonly niches: readonly string[];
  readonly promotionMethods: readonly string[];
  readonly cover: { readonly url: string; readonly alt: string; readonly width: number | null; readonly height: number | null } | null;
  readonly questions: readonly Question[];
  readonly criteria: readonly Criterion[];
  /** Who meets every criterion is in at once. */
  readonly admitWhenMet: boolean;
  readonly mayReapply: boolean;
  /** Working days within which an application is answered. */
  readonly answerDays: number;
  /** UTC ms. */
  readonly createdAt: number;
}
