import { useState } from 'react';
import type { StoreClient } from '../../../client';
import { formatDay, formatRate } from '../../i18n/format';
import { Amounts } from '../../ui/amount';
import { CheckIcon } from '../../ui/icons';
import { useSite } from '../../ui/site';
import { copyText } from '../copy-text';

type PartnerLink = Awaited<ReturnType<StoreClient['partner']['listLinks']>>[number];

/** Copies, and says so; where nothing can be copied, the text is left selected for the person's own keys. */
export function CopyButton({
  text,
  label,
  of,
  primary = false,
}: {
  readonly text: string;
  readonly label: string;
  /** What is copied, for people who hear it, where the label does not say. */
  readonly of?: string;
  readonly primary?: boolean;
}) {
  const { t } = useSite();
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null);
  const copy = async () => {
    setOutcome((await copyText(text)) ? 'copied' : 'refused');
    setTimeout(() => setOutcome(null), 2500);
  };
  return (
    <>
      <button
        type="button"
        className={`button min-w-32 ${primary ? 'button-primary' : 'button-small'}`}
        aria-label={of === undefined ? undefined : `${label} (${of})`}
        onClick={() => void copy()}
      >
        {outcome === 'copied' ? (
          <>
            <CheckIcon className="size-4.5" />
            {t('link.copied')}
          </>
        ) : outcome === 'refused' ? (
          t('link.copyRefused')
        ) : (
          label
        )}
      </button>
      <span role="status" className="sr-only">
        {outcome === 'copied' ? t('link.copied') : ''}
      </span>
    </>
  );
}

/** A code to scan, to be looked at and saved. */
export function Qr({ svg, code }: { readonly svg: string; readonly code: string }) {
  const { t } = useSite();
  const source = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  return (
    <figure className="w-32 shrink-0">
      <img
        src={source}
        alt={t('link.qrAlt', { code })}
        width={128}
        height={128}
        className="w-32 rounded-control border border-line bg-[#fff] p-1"
      />
      <figcaption className="mt-1.5 text-13">
        <a className="link" href={source} download={`${code}.svg`}>
          {t('link.qrSave')}
        </a>
      </figcaption>
    </figure>
  );
}

/** Codes that credit the affiliate wherever they are typed, with what they give the buyer. */
function Coupons({ link }: { readonly link: PartnerLink }) {
  const { t, locale } = useSite();
  if (link.coupons.length === 0) return null;
  return (
    <div className="mt-5">
      <h3 className="text-15 font-medium">{t('coupons.yours')}</h3>
      <p className="mt-1 text-13 text-muted">{t('coupons.help')}</p>
      <ul className="mt-2 border-t border-line">
        {link.coupons.map((coupon) => (
          <li key={coupon.code} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-2.5">
            <span className="min-w-0">
              <bdi className="font-medium">{coupon.code}</bdi>
              <span className="block text-13 text-muted">
                {coupon.basisPoints === null ? (
                  <Amounts amounts={coupon.amounts} />
                ) : (
                  t('coupons.percent', { rate: formatRate(locale, coupon.basisPoints) })
                )}
                {' · '}
                {t('coupons.used', { count: coupon.used })}
                {coupon.endsAt &&
                  ` · ${t('coupons.until', { day: formatDay(locale, new Date(Date.parse(coupon.endsAt) - 1).toISOString()) })}`}
              </span>
            </span>
            <CopyButton text={coupon.code} label={t('coupons.copy')} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The link to share, first of all; beside it the terms it earns by. */
export function LinkBox({ link }: { readonly link: PartnerLink }) {
  const { t, locale } = useSite();
  const model = t.maybe(`model.${link.model}`) ?? link.model;
  return (
    <section
      aria-label={t('link.yours')}
      className="mt-8 flex flex-wrap items-start justify-between gap-x-10 gap-y-6 border-y border-line py-6"
    >
      <div className="min-w-0 grow basis-80">
        <h2 className="text-18">{t('link.yours')}</h2>
        {link.state !== 'active' && <p className="note note-warning mt-3">{t(`link.state.${link.state}`)}</p>}
        <div className="mt-3 flex flex-wrap gap-3">
          <input
            readOnly
            aria-label={t('link.yours')}
            dir="ltr"
            value={link.url}
            className="input min-w-0 grow basis-64 bg-wash text-15"
            onFocus={(event) => event.target.select()}
          />
          <CopyButton text={link.url} label={t('link.copy')} primary />
        </div>
        <p className="mt-3 text-muted">
          {t('link.terms', {
            rate: formatRate(locale, link.rateBasisPoints),
            base: link.base,
            model,
            window: link.windowDays,
            hold: link.holdDays,
          })}
        </p>
        {link.site && (
          <p className="mt-1">{link.site.name === null ? t('programs.site.shop') : t('programs.site.creator', { name: link.site.name })}</p>
        )}
        <Coupons link={link} />
        {link.deepLinks.length > 0 && (
          <details className="mt-3">
            <summary className="link min-h-8 w-fit">{t('link.deep', { count: link.deepLinks.length })}</summary>
            <ul className="mt-2 border-t border-line">
              {link.deepLinks.map((deep) => (
                <li key={deep.url} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-2.5">
                  <span className="min-w-0">
                    <span className="font-medium" dir="auto">
                      {deep.name}
                    </span>
                    <span className="block truncate text-13 text-muted" dir="ltr">
                      {deep.url}
                    </span>
                  </span>
                  <CopyButton text={deep.url} label={t('link.copy')} />
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
      <Qr svg={link.qrSvg} code={link.code} />
    </section>
  );
}
