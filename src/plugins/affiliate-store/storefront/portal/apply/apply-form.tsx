import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { isStoreFailure } from '../../../client';
import type { ApplicationSheet } from '../../../contracts/applications';
import { Field } from '../../ui/field';
import { ProgramTerms } from '../../ui/program-terms';
import { useSite } from '../kit';
import { useSession } from '../session';
import { Failed } from '../states';
import { typed } from '../typed';

type Question = ApplicationSheet['questions'][number];

const TYPES = { number: 'number', url: 'url', text: 'text' } as const;

function Control({ question, id, known }: { readonly question: Question; readonly id: string; readonly known: string | undefined }) {
  const { t } = useSite();
  const common = { id, name: id, required: question.required, className: 'input' } as const;
  if (question.kind === 'long_text') return <textarea {...common} rows={4} maxLength={4000} defaultValue={known} dir="auto" />;
  if (question.kind === 'choice')
    return (
      <select {...common} defaultValue={known ?? ''}>
        <option value="">{t('apply.choose')}</option>
        {question.choices.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
    );
  if (question.kind === 'checkbox')
    return <input {...common} className="size-5" type="checkbox" value="yes" defaultChecked={known === 'yes'} />;
  return <input {...common} type={TYPES[question.kind]} min={0} step={1} maxLength={4000} defaultValue={known} dir="auto" />;
}

function Questions({ sheet, wrong }: { readonly sheet: ApplicationSheet; readonly wrong: string | null }) {
  const { t } = useSite();
  return (
    <>
      {sheet.questions.map((question) => {
        const id = `q_${question.key}`;
        const error = wrong === question.key ? t('apply.answerWrong') : null;
        return (
          <Field key={id} id={id} label={question.label} help={question.help || undefined} error={error}>
            <Control question={question} id={id} known={sheet.application?.answers.find(({ key }) => key === question.key)?.value} />
          </Field>
        );
      })}
    </>
  );
}

/** The terms, before anybody joins, and the box that says yes to them. */
function Terms({ sheet }: { readonly sheet: ApplicationSheet }) {
  const { t } = useSite();
  return (
    <section aria-labelledby="terms" className="border-t border-line pt-5">
      <h2 id="terms" className="mb-2 text-18">
        {t('apply.terms')}
      </h2>
      <ProgramTerms program={sheet.program} />
      <label className="mt-4 flex gap-3">
        <input type="checkbox" name="consent" required className="mt-1 size-5" />
        <span>{t('apply.consent', { version: sheet.program.version })}</span>
      </label>
    </section>
  );
}

/** Handing in, or changing what was handed in, and which question was not answered. */
function useHandingIn({ program, application, questions, recruiter }: ApplicationSheet, invite: string | undefined) {
  const { client } = useSession();
  const { locale } = useSite();
  const queries = useQueryClient();
  const send = useMutation({
    mutationFn: (form: FormData) => {
      const answers = questions.map(({ key }) => ({ key, value: typed(form, `q_${key}`) }));
      const body = { name: typed(form, 'name'), promoPlan: typed(form, 'promo_plan'), answers };
      const params = { slug: program.slug };
      return application?.mayChange && invite === undefined
        ? client.applications.change({ params, body })
        : client.applications.handIn({ params, body: { ...body, acceptedVersion: program.version, locale, invite, by: recruiter?.code } });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['store', 'application'] }),
  });
  const named = isStoreFailure(send.error, 'APPLICATION_INCOMPLETE') ? send.error.details['question'] : null;
  const wrong = typeof named === 'string' ? named : null;
  return { send, wrong };
}

/** What is asked of an applicant; begins with what was handed in already. */
export function ApplyForm({ sheet, invite }: { readonly sheet: ApplicationSheet; readonly invite: string | undefined }) {
  const { t } = useSite();
  const { profile } = useSession();
  const { send, wrong } = useHandingIn(sheet, invite);
  const isChange = sheet.application?.mayChange === true && invite === undefined;
  const isAtOnce = sheet.program.admission === 'open' || invite !== undefined;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    send.mutate(new FormData(event.currentTarget));
  };
  return (
    <form className="mt-8 max-w-xl space-y-5" onSubmit={submit}>
      <Field id="name" label={t('apply.name')}>
        <input id="name" name="name" required maxLength={120} autoComplete="name" defaultValue={profile.name} className="input" />
      </Field>
      <Questions sheet={sheet} wrong={wrong} />
      <Field id="promo_plan" label={t('apply.promoPlan')} help={t('apply.promoPlanHelp')}>
        <textarea
          id="promo_plan"
          name="promo_plan"
          rows={5}
          maxLength={4000}
          dir="auto"
          defaultValue={sheet.application?.promoPlan}
          className="input"
        />
      </Field>
      {!isChange && <Terms sheet={sheet} />}
      {send.isError && wrong === null && <Failed failure={send.error} />}
      <button className="button button-primary" disabled={send.isPending}>
        {t(isChange ? 'apply.change' : isAtOnce ? 'program.join' : 'apply.send')}
      </button>
    </form>
  );
}
