import type { PathStepView } from '../../../contracts/paths';
import { useSite } from '../../ui/site';

/** What a step is called: by its title; the contract has none of its own. */
export function useStepName(): (step: Pick<PathStepView, 'kind' | 'title'>) => string {
  const { t } = useSite();
  return ({ kind, title }) => (kind === 'contract' ? t('path.kind.contract') : title);
}
