import type { CaseEvidence } from '../../../contracts/cases';
import { formatMoment } from '../../i18n/format';
import { Amounts } from '../../ui/amount';
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

/** What both sides go by, as it was when the case was opened. */
export function CaseEvidenceView({ evidence }: { readonly evidence: CaseEvidence }) {
  const { t, locale } = useSite();
  const { receipt, commissions, block } = evidence;
  return (
    <div>
      <h2 className="text-22">{t('case.evidence')}</h2>
      <p className="mt-1 text-13 text-muted">{t('case.evidenceHelp', { moment: formatMoment(locale, evidence.takenAt) })}</p>
      {block && <Block block={block} />}
      {receipt && <Receipt receipt={receipt} />}
      {commissions.map(({ commission, explanation }) => (
        <section key={commission.id} className="mt-6">
          <CommissionState commission={commission} />
          <div className="mt-3">
            <ExplanationSum explanation={explanation} />
          </div>
        </section>
      ))}
      {!receipt && !block && commissions.length === 0 && <p className="mt-4 text-muted">{t('case.noEvidence')}</p>}
    </div>
  );
}
