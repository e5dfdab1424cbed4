/** What is asked, as far as answers are judged by it. */
export interface Asked {
  readonly key: string;
  readonly kind: 'text' | 'long_text' | 'number' | 'choice' | 'url' | 'checkbox';
  readonly choices: readonly string[];
  readonly required: boolean;
}

export interface Measure {
  readonly question: string;
  readonly compare: 'at_least' | 'more_than';
  readonly value: number;
}

export type Answers = Readonly<Record<string, string>>;

const NUMBER = /^\d{1,12}$/;

const isUrl = (text: string): boolean => {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && ['http:', 'https:'].includes(url.protocol);
};

const fits = ({ kind, choices }: Asked, value: string): boolean => {
  if (kind === 'number') return NUMBER.test(value);
  if (kind === 'choice') return choices.includes(value);
  if (kind === 'url') return isUrl(value);
  return kind !== 'checkbox' || value === 'yes';
};

/** The first question that is not answered as it has to be; null when all are. */
export const unanswered = (questions: readonly Asked[], answers: Answers): string | null =>
  questions.find((one) => {
    const value = answers[one.key]?.trim() ?? '';
    return value === '' ? one.required : !fits(one, value);
  })?.key ?? null;

/** The answers to what is asked, trimmed, and nothing else. */
export const answersTo = (questions: readonly Asked[], given: Answers): Answers =>
  Object.fromEntries(questions.map(({ key }) => [key, given[key]?.trim() ?? '']));

export interface Verdict extends Measure {
  readonly answered: number | null;
  readonly met: boolean;
}

/** How answers stand against each criterion; what is not a number meets none. */
export const verdictsOn = (criteria: readonly Measure[], answers: Answers): readonly Verdict[] =>
  criteria.map((one) => {
    const typed = answers[one.question] ?? '';
    const answered = NUMBER.test(typed) ? parseInt(typed, 10) : null;
    const met = answered !== null && (one.compare === 'at_least' ? answered >= one.value : answered > one.value);
    return { ...one, answered, met };
  });

/** What a program says about letting people in. */
export interface Rule {
  readonly admission: 'closed' | 'by_approval' | 'open';
  readonly admitWhenMet: boolean;
}

/**
 * Whether somebody is in at once. Below a criterion nobody is dropped: a person looks (B-55). An address made to be thrown away is
 * looked at too (B07).
 */
export const admittedAtOnce = (
  { admission, admitWhenMet }: Rule,
  verdicts: readonly Pick<Verdict, 'met'>[],
  isDisposable: boolean,
): boolean => {
  if (isDisposable || !verdicts.every(({ met }) => met)) return false;
  return admission === 'open' || (admission === 'by_approval' && admitWhenMet && verdicts.length > 0);
};
