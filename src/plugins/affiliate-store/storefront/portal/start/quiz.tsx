import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { Link } from 'react-router-dom';
import type { PathStepText, QuizResult, QuizTryView } from '../../../contracts/paths';
import { FieldError } from '../../ui/field';
import { formatMoment, useSite } from '../kit';
import { useSession } from '../session';
import { Failed } from '../states';

type Question = QuizTryView['questions'][number];

interface ChoicesProps {
  readonly question: Question;
  readonly number: number;
  /** Handed in without an answer to it. */
  readonly isOpen: boolean;
}

function Choices({ question, number, isOpen }: ChoicesProps) {
  const { t } = useSite();
  const error = isOpen ? t('path.unanswered') : null;
  return (
    <fieldset className="border-t border-line pt-4" aria-describedby={error ? `${question.key}-error` : undefined}>
      <legend className="float-start w-full font-medium" dir="auto">
        {number}. {question.text}
      </legend>
      <p className="clear-both pt-1 text-13 text-muted">{t(question.several ? 'path.several' : 'path.one')}</p>
      <div className="mt-2 grid gap-1">
        {question.options.map(({ key, text }) => (
          <label key={key} className="flex min-h-11 items-center gap-2.5" dir="auto">
            <input type={question.several ? 'checkbox' : 'radio'} name={question.key} value={key} />
            {text}
          </label>
        ))}
      </div>
      <FieldError id={question.key} error={error} />
    </fieldset>
  );
}

/** The questions of a try, and handing in what was chosen. */
function Sheet({ go, busy, onAnswer }: { readonly go: QuizTryView; readonly busy: boolean; readonly onAnswer: (form: FormData) => void }) {
  const { t } = useSite();
  const [open, setOpen] = useState<readonly string[]>([]);
  // A try counts as soon as it is handed in: what was overlooked is said before, and costs none.
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const left = go.questions.map(({ key }) => key).filter((key) => !form.has(key));
    setOpen(left);
    const [first] = left;
    if (first === undefined) onAnswer(form);
    else [...event.currentTarget.querySelectorAll('input')].find(({ name }) => name === first)?.focus();
  };
  return (
    <form className="mt-6 grid max-w-2xl gap-6" noValidate onSubmit={submit}>
      {go.questions.map((question, at) => (
        <Choices key={question.key} question={question} number={at + 1} isOpen={open.includes(question.key)} />
      ))}
      <div>
        <button type="submit" className="button button-primary" disabled={busy}>
          {t('path.handIn')}
        </button>
      </div>
    </form>
  );
}

interface ResultProps {
  readonly result: QuizResult;
  readonly go: QuizTryView;
  /** Back to the rules, which say whether and when there is another try. */
  readonly onBack: () => void;
}

function Result({ result, go, onBack }: ResultProps) {
  const { t } = useSite();
  const said = useRef<HTMLDivElement>(null);
  useEffect(() => said.current?.focus(), []);
  const wrong = go.questions.filter(({ key }) => result.verdicts.some((one) => one.key === key && !one.right));
  return (
    <div ref={said} tabIndex={-1} className={`note mt-6 ${result.passed ? 'note-positive' : 'note-warning'}`} role="status">
      <p className="font-bold">{t(result.passed ? 'path.quizPassed' : 'path.quizFailed', { right: result.right, asked: result.asked })}</p>
      {wrong.length > 0 && (
        <ul className="mt-2 list-disc ps-5">
          {wrong.map(({ key, text }) => (
            <li key={key} dir="auto">
              {text}
            </li>
          ))}
        </ul>
      )}
      {result.passed ? (
        <Link className="button mt-4" to={result.path.next === null ? '/start' : `/start/${result.path.id}/${result.path.next}`}>
          {t('path.onward')}
        </Link>
      ) : (
        <button type="button" className="button mt-4" onClick={onBack}>
          {t('path.back')}
        </button>
      )}
    </div>
  );
}

/** What the test asks before it is begun: how many questions, the mark, the tries that are left, and when the next one may begin. */
function Rules({ quiz }: { readonly quiz: NonNullable<PathStepText['quiz']> }) {
  const { t, locale } = useSite();
  return (
    <div className="mt-4 space-y-1 text-muted">
      <p>{t('path.quizRules', { questions: quiz.questions, percent: quiz.passPercent })}</p>
      {quiz.left !== null && !quiz.running && quiz.left > 0 && <p>{t('path.left', { count: quiz.left })}</p>}
      {quiz.opensAt !== null && quiz.last !== null && !quiz.running && (
        <p>{t('path.tryAgain', { moment: formatMoment(locale, quiz.opensAt) })}</p>
      )}
      {quiz.opensAt === null && !quiz.running && <p className="note note-warning mt-4">{t('path.triesUsed')}</p>}
    </div>
  );
}

function useQuiz(id: string, key: string) {
  const { client } = useSession();
  const queries = useQueryClient();
  const begin = useMutation({ mutationFn: () => client.paths.beginTry({ params: { id, key } }) });
  const answer = useMutation({
    mutationFn: ({ go, form }: { readonly go: QuizTryView; readonly form: FormData }) =>
      client.paths.answerTry({
        params: { id, key },
        body: {
          try: go.id,
          answers: go.questions.map((question) => ({ question: question.key, options: form.getAll(question.key).map(String) })),
        },
      }),
    onSuccess: () => queries.invalidateQueries(),
  });
  return { begin, answer };
}

/** A test: begun by a press, answered once. */
export function Quiz({ id, step }: { readonly id: string; readonly step: PathStepText }) {
  const { t } = useSite();
  const { begin, answer } = useQuiz(id, step.key);
  const { quiz } = step;
  const go = begin.data;
  // A failed test has the same address as the next try of it: a link there would lead nowhere.
  const again = () => {
    begin.reset();
    answer.reset();
  };
  if (!quiz) return null;
  if (answer.data && go) return <Result result={answer.data} go={go} onBack={again} />;
  const failure = answer.error ?? begin.error;
  const mayBegin = step.state === 'open' && (quiz.running || quiz.opensAt !== null);
  return (
    <>
      {step.state === 'done' ? <p className="mt-6 text-muted">{t('path.passed')}</p> : <Rules quiz={quiz} />}
      {go ? (
        <Sheet go={go} busy={answer.isPending} onAnswer={(form) => answer.mutate({ go, form })} />
      ) : (
        mayBegin && (
          <button type="button" className="button button-primary mt-6" disabled={begin.isPending} onClick={() => begin.mutate()}>
            {t(quiz.running ? 'path.goOn' : 'path.begin')}
          </button>
        )
      )}
      {failure !== null && <Failed failure={failure} />}
    </>
  );
}
