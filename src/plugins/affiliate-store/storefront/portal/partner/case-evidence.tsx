import type { CaseEvidence } from '../../../contracts/cases';
import { formatDay, formatMoment } from '../../i18n/format';
import { Amount, Amounts } from '../../ui/amount';
import { useSite } from '../../ui/site';
import { ExplanationSum } from '../explanation';
import { CommissionState } from './commissions';
import { TouchLine } from './receipt';
import { ReferralOutcome, useReason } from './referrals';

function Block({ block }: { readonly block: NonNullable<CaseEvidence['block']> }) {
  const { t } = useSite();
  return (
    <section className="mt-6">
      <h3 className="text-18">{t(`block.code.${block.code}`)}</h3>
      <p className="mt-1" dir="auto">
        {block.reason}
      </p>
      {block.held.length > 0 && (
        <p className="mt-2 text-muted">
          {t('block.held')} <Amounts amounts={block.held} />
        </p>
      )}
    </section>
  );
}

function Receipt({ receipt }: { readonly receipt: NonNullable<CaseEvidence['receipt']> }) {
  const { t } = useSite();
  const reason = useReason();
  return (
    <section className="mt-6">
      <ReferralOutcome outcome={receipt.referral.outcome} />
      <p className="mt-1" dir="auto">
        {reason(receipt.referral.reason)}
      </p>
      <p className="mt-1 text-13 text-muted">
        {t(`rule.${receipt.rule.model}`, { days: receipt.rule.windowDays })}{' '}
        {t('receipt.ruleFrom', { program: receipt.rule.program, version: receipt.rule.version })}
      </p>
      <ol className="mt-4">
        {receipt.touches.map((touch, at) => (
          <TouchLine key={at} touch={touch} />
        ))}
      </ol>
    </section>
  );
}

function Lead({ of: { lead, version } }: { readonly of: NonNullable<CaseEvidence['lead']> }) {
  const { t, locale } = useSite();
  const reason = lead.words ?? (lead.reason === null ? null : t(`paidEvents.reason.${lead.reason}`));
  return (
    <section className="mt-6">
      <h3 className="text-18">{t('case.leadOf', { day: formatDay(locale, lead.at) })}</h3>
      {lead.reference !== null && (
        <p className="mt-1 text-muted">
          <bdi>{lead.reference}</bdi>
        </p>
      )}
      <p className="mt-2">
        {t(`paidEvents.lead.${lead.state}`)} · {t('paidEvents.pays')} <Amount money={lead.pays} />
      </p>
      {reason !== null && (
        <p className="mt-1" dir="auto">
          {reason}
        </p>
      )}
      {lead.suspicions.map((suspicion) => (
        <p key={suspicion} className="mt-1">
          {t(`paidEvents.suspicion.${suspicion}`)}
        </p>
      ))}
      <p className="mt-2 text-13 text-muted">{t('receipt.ruleFrom', { program: lead.program, version })}</p>
    </section>
  );
}

function Click({ click: { click, explanation } }: { readonly click: NonNullable<CaseEvidence['click']> }) {
  const { t, locale } = useSite();
  return (
    <section className="mt-6">
      <h3 className="text-18">{t('case.clickOf', { moment: formatMoment(locale, click.at) })}</h3>
      <p className="mt-1 text-muted">
        <bdi dir="ltr" className="break-all">
          {click.landing}
        </bdi>
      </p>
      <div className="mt-3">
        <ExplanationSum explanation={explanation} />
      </div>
    </section>
  );
}

/** What both sides go by, as it was when the case was opened. */
export function CaseEvidenceView({ evidence }: { readonly evidence: CaseEvidence }) {
  const { t, locale } = useSite();
  const { receipt, commissions, block, lead, click } = evidence;
  const nothing = !receipt && !block && !lead && !click && commissions.length === 0;
  return (
    <div>
      <h2 className="text-22">{t('case.evidence')}</h2>
      <p className="mt-1 text-13 text-muted">{t('case.evidenceHelp', { moment: formatMoment(locale, evidence.takenAt) })}</p>
      {block && <Block block={block} />}
      {receipt && <Receipt receipt={receipt} />}
      {lead && <Lead of={lead} />}
      {click && <Click click={click} />}
      {commissions.map(({ commission, explanation }) => (
        <section key={commission.id} className="mt-6">
          <CommissionState commission={commission} />
          <div className="mt-3">
            <ExplanationSum explanation={explanation} />
          </div>
        </section>
      ))}
      {nothing && <p className="mt-4 text-muted">{t('case.noEvidence')}</p>}
    </div>
  );
}
