import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import type { ArticleView } from '../../../contracts/help';
import { languageNames } from '../../i18n/locales';
import { Loaded, PageHead, useSite, useStore } from '../kit';
import { useSession } from '../session';
import { Failed } from '../states';
import { AskQuestion } from './ask-question';

/** One word a person; the last one counts. */
function Helpful({ one }: { readonly one: ArticleView }) {
  const { t } = useSite();
  const { client } = useSession();
  const queries = useQueryClient();
  const rate = useMutation({
    mutationFn: (helpful: boolean) => client.help.rate({ params: { id: one.id }, body: { helpful } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['store', 'help-article', one.id] }),
  });
  return (
    <div className="no-print mt-8 border-t border-line pt-4">
      <div role="group" aria-label={t('helpCentre.wasHelpful')} className="flex flex-wrap items-center gap-3">
        <span className="font-medium">{t('helpCentre.wasHelpful')}</span>
        {[true, false].map((helpful) => (
          <button
            key={String(helpful)}
            type="button"
            className="button button-small"
            aria-pressed={one.helpful === helpful}
            disabled={rate.isPending}
            onClick={() => rate.mutate(helpful)}
          >
            {t(helpful ? 'helpCentre.yes' : 'helpCentre.no')}
          </button>
        ))}
      </div>
      {one.helpful !== null && (
        <p role="status" className="mt-2 text-13 text-muted">
          {t('helpCentre.thanks')}
        </p>
      )}
      {rate.isError && <Failed failure={rate.error} />}
    </div>
  );
}

/** One article, in the reader's language or in the one it has, which it says. */
export function HelpArticle() {
  const { t, locale } = useSite();
  const { profile } = useSession();
  const { id = '' } = useParams();
  const query = useStore(['help-article', id, locale], (client) => client.help.read({ params: { id }, query: { language: locale } }));
  return (
    <>
      <PageHead title={query.data?.title ?? t('helpCentre.title')} back={{ to: '/help', label: t('helpCentre.title') }} />
      <Loaded query={query}>
        {(one) => (
          <div className="max-w-text">
            <p className="mt-2 text-13 text-muted">
              {[t(`helpCentre.section.${one.section}`), t(`helpCentre.kind.${one.kind}`), t(`helpCentre.role.${one.role}`)].join(' · ')}
            </p>
            {one.language !== locale && (
              <p className="note mt-4">{t('helpCentre.otherLanguage', { language: languageNames[one.language] })}</p>
            )}
            <div className="mt-6 whitespace-pre-line" lang={one.language} dir={one.language === 'ar' ? 'rtl' : 'ltr'}>
              {one.text}
            </div>
            <Helpful one={one} />
            <AskQuestion
              article={one.id}
              open={one.helpful === false}
              help={t(profile.roles.includes('affiliate') ? 'helpCentre.askHelp' : 'helpCentre.askHelpBuyer')}
            />
          </div>
        )}
      </Loaded>
    </>
  );
}
