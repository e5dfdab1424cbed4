import { useHref, useSite } from '../ui/site';

/** Asks whether how somebody came may be remembered; both answers weigh the same. Works without script. */
export function ConsentForm({ back }: { readonly back: string }) {
  const { t } = useSite();
  const href = useHref();
  return (
    <form method="post" action={href('/consent')} className="flex flex-wrap gap-3">
      <input type="hidden" name="back" value={back} />
      <button name="choice" value="granted" className="button">
        {t('consent.accept')}
      </button>
      <button name="choice" value="refused" className="button">
        {t('consent.refuse')}
      </button>
    </form>
  );
}

/** The question over a page, of a shop that has to ask. Pages are the same for everybody: the script shows it to who has not answered. */
export function ConsentNotice({ back }: { readonly back: string }) {
  const { t } = useSite();
  return (
    <section
      hidden
      data-consent
      data-site
      aria-labelledby="consent-title"
      className="no-print fixed inset-x-0 bottom-0 z-50 border-t border-line bg-paper shadow-float"
    >
      <div className="wrap flex flex-wrap items-center gap-x-8 gap-y-4 py-5">
        <div className="min-w-0 grow basis-80">
          <h2 id="consent-title" className="text-16 font-bold">
            {t('consent.title')}
          </h2>
          <p className="mt-1 text-14 text-muted">{t('consent.text')}</p>
        </div>
        <ConsentForm back={back} />
      </div>
    </section>
  );
}
