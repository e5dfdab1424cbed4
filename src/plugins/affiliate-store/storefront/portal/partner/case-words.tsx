import type { CaseView } from '../../../contracts/cases';
import { formatDay } from '../../i18n/format';
import { useSite } from '../../ui/site';
import { Status, type Tone } from '../status';

const tones: Readonly<Record<CaseView['state'], Tone>> = {
  open: 'info',
  waiting_for_partner: 'warning',
  decided: 'neutral',
  withdrawn: 'neutral',
};
const outcomes: Readonly<Record<NonNullable<CaseView['outcome']>, Tone>> = { upheld: 'positive', partly: 'positive', declined: 'danger' };

/** Whose turn it is, or how it ended. */
export function CaseState({ one }: { readonly one: CaseView }) {
  const { t } = useSite();
  if (one.outcome !== null) return <Status tone={outcomes[one.outcome]} word={t(`case.outcome.${one.outcome}`)} />;
  if (one.overdue) return <Status tone="danger" word={t('case.overdue')} />;
  return <Status tone={tones[one.state]} word={t(`case.state.${one.state}`)} />;
}

/** What a case is about, in a line. */
export function useCaseAbout(): (one: CaseView) => string {
  const { t, locale } = useSite();
  return ({ orderNumber, product, program, saleDay }) =>
    [orderNumber ?? program ?? t('case.noOrder'), product, saleDay === null ? null : formatDay(locale, saleDay)]
      .filter((part) => part !== null)
      .join(' · ');
}
