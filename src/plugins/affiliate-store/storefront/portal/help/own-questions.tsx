import type { QuestionView } from '../../../contracts/help';
import { Day, useSite, useStoreList } from '../kit';
import { Failed } from '../states';
import { Status, type Tone } from '../status';

const tones: Readonly<Record<QuestionView['state'], Tone>> = { open: 'info', answered: 'positive', closed: 'neutral' };

function Question({ one }: { readonly one: QuestionView }) {
  const { t } = useSite();
  return (
    <li className="border-b border-line py-4">
      <p className="flex flex-wrap items-baseline gap-x-3 text-13 text-muted">
        <Day at={one.askedAt} />
        <Status tone={tones[one.state]} word={t(`helpCentre.state.${one.state}`)} />
      </p>
      <p className="mt-1 font-medium whitespace-pre-line" dir="auto">
        {one.text}
      </p>
      {one.answer !== null && (
        <p className="mt-2 whitespace-pre-line" dir="auto">
          {one.answer}
        </p>
      )}
    </li>
  );
}

/** What somebody asked and was answered; nothing while they have asked nothing. */
export function OwnQuestions() {
  const { t } = useSite();
  const query = useStoreList(['help-questions'], (client, cursor) => client.help.questions({ query: { cursor, pageSize: 10 } }));
  if (query.isError) return <Failed failure={query.error} retry={query.refetch} />;
  const rows = query.data?.pages.flatMap(({ data }) => data) ?? [];
  if (rows.length === 0) return null;
  return (
    <section className="mt-10 max-w-text">
      <h2 className="text-22">{t('helpCentre.yours')}</h2>
      <ul className="mt-2">
        {rows.map((one) => (
          <Question key={one.id} one={one} />
        ))}
      </ul>
      {query.hasNextPage && (
        <button type="button" className="button mt-4" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('list.more')}
        </button>
      )}
    </section>
  );
}
