import { formatDay } from '../i18n/format';
import { useSite } from '../ui/site';

/** A day in a list, never broken over two lines. */
export function Day({ at }: { readonly at: string }) {
  const { locale } = useSite();
  return <time dateTime={at}>{formatDay(locale, at)}</time>;
}
