import { useParams } from 'react-router-dom';
import type { Receipt } from '../../../contracts/partner';
import { formatMoment, formatNumber } from '../../i18n/format';
import { Amount } from '../../ui/amount';
import { useSite } from '../../ui/site';
import { ExplanationSum } from '../explanation';
import { PageHead } from '../page-head';
import { Loaded } from '../states';
import { Status, type Tone } from '../status';
import { useStore } from '../use-store';
import { ContestButton } from './contest';
import { ReferralOutcome, useReason } from './referrals';

type Touch = Receipt['touches'][number];
export const verdictTones: Readonly<Record<Touch['verdict'], Tone>> = {
  won: 'positive',
  lost: 'neutral',
  outside_window: 'warning',
  rejected: 'danger',
  blocked: 'danger',
};

/** How long ago, in the largest unit that says it well. */
export function useAge(): (seconds: number) => string {
  const { t, locale } = useSite();
  return (seconds) => {
    const [count, unit] =
      seconds >= 172_800
        ? ([Math.floor(seconds / 86_400), 'days'] as const)
        : seconds >= 7_200
          ? ([Math.floor(seconds / 3_600), 'hours'] as const)
          : ([Math.max(1, Math.floor(seconds / 60)), 'minutes'] as const);
    return t(`age.${unit}`, { count, shown: formatNumber(locale, count) });
  };
}

/** Rivals are letters, and mean nothing beyond this receipt. */
function useWho(): (touch: Touch) => string {
  const { t } = useSite();
  return ({ who, rival }) => {
    if (who === 'you') return t('touch.you');
    const letter = /^Affiliate ([A-Z]+)$/.exec(rival ?? '')?.[1];
    return letter === undefined ? t('touch.another') : t('touch.rival', { letter });
  };
}

/** Which of the affiliate's links it was, and what they counted it under. */
export function LinkSaid({ tags }: { readonly tags: Touch['tags'] }) {
  const { t } = useSite();
  if (tags === null) return null;
  const { link, linkName, channel, subId, utmSource, utmMedium, utmCampaign, utmContent, utmTerm } = tags;
  const said = [
    (linkName ?? link) && ([t('touch.link'), linkName ?? link] as const),
    subId && ([t('ownLinks.subId'), subId] as const),
    channel && ([t('ownLinks.channel'), t(`channel.${channel}`)] as const),
    ...[utmSource, utmMedium, utmCampaign, utmContent, utmTerm].map((value) => value && (['utm', value] as const)),
  ].filter((each) => each !== null && each !== '');
  if (said.length === 0) return null;
  return (
    <p className="text-13 text-muted">
      {said.map(([label, value], at) => (
        <span key={at}>
          {at > 0 && ' · '}
          {label} <bdi className="text-ink">{value}</bdi>
        </span>
      ))}
    </p>
  );
}

export function TouchLine({ touch }: { readonly touch: Touch }) {
  const { t, locale } = useSite();
  const age = useAge();
  const reason = useReason();
  const who = useWho()(touch);
  return (
    <li className="grid grid-cols-[1rem_1fr] gap-x-4 pb-6 last:pb-0">
      <span
        aria-hidden="true"
        className={`mt-2 size-2.5 rounded-full ${touch.verdict === 'won' ? 'bg-positive' : 'border-2 border-line-strong'}`}
      />
      <div>
        <p>
          <span className="font-medium">{t(touch.landing === '' ? `touch.${touch.kind}Away` : `touch.${touch.kind}`, { who })}</span>{' '}
          <bdi className="text-muted" dir="ltr">
            {touch.landing}
          </bdi>
        </p>
        <p className="text-13 text-muted">
          {formatMoment(locale, touch.at)}
          {touch.kind === 'staff' ? null : ` · ${t('touch.before', { age: age(touch.ageSeconds) })}`}
        </p>
        <LinkSaid tags={touch.tags} />
        <p className="mt-0.5">
          <Status
            tone={verdictTones[touch.verdict]}
            word={t(`touch.verdict.${touch.verdict}`)}
            meaning={touch.who === 'you' ? reason(touch.reason) : null}
          />
        </p>
      </div>
    </li>
  );
}

function ReceiptBody({ receipt }: { readonly receipt: Receipt }) {
  const { t, locale } = useSite();
  const reason = useReason();
  const { referral, rule } = receipt;
  // The reason stands in large letters already.
  const steps = receipt.explanation.steps.filter((step) => step.code !== referral.reason);
  return (
    <div className="mt-8 grid max-w-[60rem] gap-x-16 gap-y-12 lg:grid-cols-2">
      <div>
        <div className="border-y border-line py-5">
          <ReferralOutcome outcome={referral.outcome} />
          <p className="mt-1 text-18" dir="auto">
            {reason(referral.reason)}
          </p>
          <p className="mt-2 text-13 text-muted">{t('receipt.decided', { moment: formatMoment(locale, receipt.decidedAt) })}</p>
        </div>
        <h2 className="mt-10 text-22">{t('receipt.rule')}</h2>
        <p className="mt-2">{t(`rule.${rule.model}`, { days: rule.windowDays })}</p>
        <p className="mt-1 text-13 text-muted">{t('receipt.ruleFrom', { program: rule.program, version: rule.version })}</p>
        <h2 className="mt-10 text-22">{t('receipt.touches')}</h2>
        {receipt.touches.length === 0 ? (
          <p className="mt-2 text-muted">{t('receipt.noTouches')}</p>
        ) : (
          <ol className="mt-4">
            {receipt.touches.map((touch, at) => (
              <TouchLine key={at} touch={touch} />
            ))}
          </ol>
        )}
      </div>
      <div>
        <h2 className="text-22">{t(receipt.explanation.amount === null ? 'explain.decided' : 'explain.title')}</h2>
        <p className="mt-1 text-muted">
          {t('receipt.orderTotal')} <Amount money={referral.orderTotal} />
        </p>
        <div className="mt-4">
          <ExplanationSum explanation={{ ...receipt.explanation, steps }} />
        </div>
      </div>
    </div>
  );
}

/** The receipt of one decision: which touches were weighed, by which rule, and what came of it. */
export function ReferralReceipt() {
  const { t } = useSite();
  const { id = '' } = useParams();
  const query = useStore(['receipt', id], (client) => client.partner.readReceipt({ params: { id } }));
  return (
    <>
      <PageHead
        title={t('receipt.of', { number: query.data?.referral.orderNumber ?? '…' })}
        code={query.data?.referral.orderNumber}
        state={query.data && <span dir="auto">{query.data.referral.product}</span>}
        back={{ to: '/partner/referrals', label: t('referrals.title') }}
        action={
          <div className="no-print flex flex-wrap gap-3">
            <button type="button" className="button" onClick={() => window.print()}>
              {t('receipt.print')}
            </button>
            {query.data && (
              <ContestButton
                asked={{ kind: query.data.referral.outcome === 'won' ? 'wrong_amount' : 'missing_commission', about: 'referral', id }}
              />
            )}
          </div>
        }
      />
      <Loaded query={query}>{(receipt) => <ReceiptBody receipt={receipt} />}</Loaded>
    </>
  );
}
