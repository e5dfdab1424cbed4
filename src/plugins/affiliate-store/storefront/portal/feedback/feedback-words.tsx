import type { FeedbackView } from '../../../contracts/feedback';
import { formatDay } from '../../i18n/format';
import { useSite } from '../kit';
import { Status, type Tone } from '../status';

const tones: Readonly<Record<FeedbackView['state'], Tone>> = {
  new: 'info',
  considered: 'info',
  planned: 'warning',
  done: 'positive',
  declined: 'neutral',
};

/** How the shop stands to it. */
export function FeedbackState({ one }: { readonly one: FeedbackView }) {
  const { t } = useSite();
  return <Status tone={tones[one.state]} word={t(`feedback.state.${one.state}`)} />;
}

/** What an entry is, of what, and when it was written; of others nothing but that they are partners. */
export function useAbout(): (one: FeedbackView) => string {
  const { t, locale } = useSite();
  return ({ kind, product, yours, postedAt }) =>
    [
      t(`feedback.kind.${kind}`),
      product === null ? t('feedback.ofShop') : product.name,
      t(yours ? 'feedback.byYou' : 'feedback.byPartner'),
      formatDay(locale, postedAt),
    ]
      .filter(Boolean)
      .join(' · ');
}
