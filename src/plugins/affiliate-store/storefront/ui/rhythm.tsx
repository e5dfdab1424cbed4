import type { Period } from '../../contracts/catalog';
import { useSite } from './site';

/** How often something is paid, in words that stand behind a price: "a month", "every 3 months". */
export function useRhythm(): (period: Period) => string {
  const { t } = useSite();
  return ({ interval, count }) => t(interval === 'year' ? 'price.year' : 'price.month', { count });
}

/** The same, set smaller than the price it stands behind. */
export function Rhythm({ period }: { readonly period: Period | null | undefined }) {
  const rhythm = useRhythm();
  return period ? <span className="text-15 font-normal tracking-normal text-muted"> {rhythm(period)}</span> : null;
}
