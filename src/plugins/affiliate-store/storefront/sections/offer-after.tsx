import type { ReactNode } from 'react';
import type { FollowUpView } from '../../contracts/follow-ups';
import { formatMoney } from '../i18n/format';
import { Amount } from '../ui/amount';
import { AlertIcon, CheckIcon, LockIcon, ShieldIcon } from '../ui/icons';
import { useHref, useSite } from '../ui/site';

type Offered = NonNullable<FollowUpView['offer']>;

function Note({ tone, children }: { readonly tone: 'danger' | 'positive'; readonly children: ReactNode }) {
  return (
    <div
      role={tone === 'danger' ? 'alert' : 'status'}
      className={`note ${tone === 'danger' ? 'note-danger' : 'note-positive'} mb-8 flex gap-2.5`}
    >
      {tone === 'danger' ? <AlertIcon className="mt-0.5 size-5 text-danger" /> : <CheckIcon className="mt-0.5 size-5 text-positive" />}
      <div>{children}</div>
    </div>
  );
}

/** What became of the offer before this one, and the way to pay for it otherwise. */
function Last({ last }: { readonly last: FollowUpView['last'] }) {
  const { t } = useSite();
  const href = useHref();
  if (last === null) return null;
  if (last.outcome === 'paid')
    return (
      <Note tone="positive">
        <p>{t('offerAfter.added', { product: last.productName })}</p>
      </Note>
    );
  if (last.outcome === 'review')
    return (
      <Note tone="danger">
        <p>{t('return.reviewHelp')}</p>
      </Note>
    );
  return (
    <Note tone="danger">
      <p className="font-medium">{t('offerAfter.refused', { product: last.productName })}</p>
      <p className="mt-1">
        {t('checkout.notCharged')}{' '}
        <a className="link" href={href(`/checkout/${last.offer}`)}>
          {t('offerAfter.otherwise')}
        </a>
      </p>
    </Note>
  );
}

function Answers({ offer, yes }: { readonly offer: Offered; readonly yes: ReactNode }) {
  const { t } = useSite();
  return (
    <form method="post" className="space-y-3">
      <input type="hidden" name="offer" value={offer.offer} />
      <input type="hidden" name="amount" value={offer.total.amount} />
      <input type="hidden" name="currency" value={offer.total.currency} />
      {yes}
      <button name="intent" value="no" className="button button-large w-full">
        {t('offerAfter.no')}
      </button>
    </form>
  );
}

/** Picture, name and price of what is offered. */
function Thing({ offer }: { readonly offer: Offered }) {
  const { t, locale } = useSite();
  return (
    <div className="flex items-start gap-5 rounded-card border border-line p-5">
      {offer.coverUrl && (
        <img
          src={offer.coverUrl}
          alt=""
          width={128}
          height={96}
          className="h-18 w-24 shrink-0 rounded-control object-cover md:h-24 md:w-32"
        />
      )}
      <div className="grow">
        <p className="font-medium" dir="auto">
          {offer.productName}
        </p>
        <p className="text-13 text-muted" dir="auto">
          {offer.offerName}
        </p>
        <p className="mt-2 text-28 font-bold tracking-tight">
          <Amount money={offer.total} />
        </p>
        {offer.tax.amount !== '0' && <p className="text-13 text-muted">{t('offerAfter.tax', { tax: formatMoney(locale, offer.tax) })}</p>}
      </div>
    </div>
  );
}

/** What pressing Yes means. */
function SmallPrint({ offer, cardLast4 }: { readonly offer: Offered; readonly cardLast4: string | null }) {
  const { t, locale, shop } = useSite();
  const total = formatMoney(locale, offer.total);
  return (
    <>
      <p className="flex gap-2 text-13 text-muted">
        <LockIcon className="mt-0.5 size-4.5" />
        <span>
          {t('offerAfter.consent', { total, last4: cardLast4 ?? '····' })}
          {shop.termsUrl && (
            <>
              {' '}
              <a className="link" href={shop.termsUrl} target="_blank" rel="noopener">
                {t('checkout.readTerms')}
              </a>
            </>
          )}
        </span>
      </p>
      {offer.guaranteeDays > 0 && (
        <p className="flex items-center gap-2 text-13 text-muted">
          <ShieldIcon />
          {t('checkout.guarantee', { count: offer.guaranteeDays })}
        </p>
      )}
    </>
  );
}

const MINUTE = 60_000;

/** What became of the last answer, and that the order itself is paid. */
function Top({ view, complaint }: { readonly view: FollowUpView; readonly complaint: string | null }) {
  const { t } = useSite();
  return (
    <>
      {complaint === null ? (
        <Last last={view.last} />
      ) : (
        <Note tone="danger">
          <p>{complaint}</p>
        </Note>
      )}
      <p className="flex items-center gap-2 font-medium text-positive">
        <CheckIcon />
        {t('offerAfter.paid')}
      </p>
    </>
  );
}

/** One thing more: what it is, what it costs, and two buttons. The words beside them say what pressing Yes means. */
export function OfferStep({
  view,
  thanks,
  complaint,
}: {
  readonly view: FollowUpView;
  readonly thanks: string;
  readonly complaint: string | null;
}) {
  const { t, locale, now } = useSite();
  const { offer, cardLast4 } = view;
  if (offer === null) return null;
  const minutes = Math.max(1, Math.ceil((Date.parse(view.expiresAt) - now()) / MINUTE));
  const total = formatMoney(locale, offer.total);
  return (
    <div className="wrap-text py-10 md:py-16">
      <Top view={view} complaint={complaint} />
      <h1 className="mt-3 text-28 md:text-36" dir="auto">
        {offer.headline}
      </h1>
      {offer.text && (
        <p className="mt-3 text-18 text-muted" dir="auto">
          {offer.text}
        </p>
      )}
      <div className="mt-8 space-y-6">
        <Thing offer={offer} />
        <Answers
          offer={offer}
          yes={
            <button name="intent" value="yes" className="button button-primary button-large w-full text-18">
              {t('offerAfter.yes', { total })}
            </button>
          }
        />
        <SmallPrint offer={offer} cardLast4={cardLast4} />
        <p className="text-13 text-muted">
          {t('offerAfter.until', { count: minutes })}{' '}
          <a className="link" href={thanks}>
            {t('offerAfter.toOrder')}
          </a>
        </p>
      </div>
    </div>
  );
}

/** The bank asks who pays: one step there, or leaving it. */
export function ConfirmStep({ view }: { readonly view: FollowUpView }) {
  const { t } = useSite();
  if (view.offer === null || view.confirmUrl === null) return null;
  return (
    <div className="wrap-text py-10 md:py-16">
      <h1 className="text-28 md:text-36">{t('offerAfter.confirm')}</h1>
      <p className="mt-3 text-18 text-muted">{t('offerAfter.confirmHelp')}</p>
      <div className="mt-8 space-y-6">
        <Thing offer={view.offer} />
        <Answers
          offer={view.offer}
          yes={
            <a className="button button-primary button-large w-full text-18" href={view.confirmUrl} rel="noreferrer">
              {t('offerAfter.confirmButton')}
            </a>
          }
        />
      </div>
    </div>
  );
}

/** Nothing more is offered, and the last thing was not charged. */
export function RefusedStep({
  view,
  thanks,
  complaint,
}: {
  readonly view: FollowUpView;
  readonly thanks: string;
  readonly complaint: string | null;
}) {
  const { t } = useSite();
  return (
    <div className="wrap-text py-14 md:py-20">
      <Top view={view} complaint={complaint} />
      <h1 className="mt-3 text-28 md:text-36">{t('offerAfter.rest')}</h1>
      <a className="button button-primary mt-8" href={thanks}>
        {t('offerAfter.toOrder')}
      </a>
    </div>
  );
}
