import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import type { AdminOrder } from '../../../../contracts/admin';
import { ExplanationSum } from '../../shell/explain-panel';
import { Facts, Moment, Quiet, Section, StateChip, to, useCodeWords, useWords } from '../../shell/kit';

type Attribution = NonNullable<AdminOrder['attribution']>;

const Touches = styled.ol`
  margin-block: 16px;
  li {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
    align-items: baseline;
    padding-block: 8px;
    border-block-start: 1px solid ${({ theme }) => theme.colors.neutral150};
  }
  .where {
    margin-inline-start: auto;
  }
`;
const Details = styled.details`
  summary {
    cursor: pointer;
    color: ${({ theme }) => theme.colors.primary600};
  }
  > :not(summary) {
    margin-block-start: 12px;
  }
`;

/** How long before the purchase a touch was, in the largest unit that says something. */
const useAgeWords = () => {
  const { formatNumber } = useIntl();
  return (seconds: number): string => {
    const [unit, size] =
      (
        [
          ['day', 86_400],
          ['hour', 3_600],
          ['minute', 60],
        ] as const
      ).find(([, length]) => seconds >= length) ?? (['second', 1] as const);
    return formatNumber(Math.trunc(seconds / size), { style: 'unit', unit, unitDisplay: 'long' });
  };
};

const TouchList = ({ touches }: { readonly touches: Attribution['touches'] }) => {
  const words = useWords();
  const age = useAgeWords();
  return (
    <Touches>
      {touches.map((touch, index) => (
        <li key={index}>
          <StateChip of="touch" state={touch.verdict} />
          <Link to={to.affiliates({ search: touch.affiliateCode })}>
            <bdi>{touch.affiliateName}</bdi>
          </Link>
          <Quiet>
            {words(`touch.${touch.kind}`)}
            {touch.kind === 'staff'
              ? null
              : ` · ${touch.ageSeconds < 1 ? words('touch.justBefore') : words('touch.before', { age: age(touch.ageSeconds) })}`}
          </Quiet>
          <Quiet className="where">
            <bdi>{touch.landing}</bdi> · <Moment at={touch.at} full />
          </Quiet>
        </li>
      ))}
    </Touches>
  );
};

/** Which affiliate this order counts for, or why for none: every touch that was weighed and the rule that chose. */
export const AttributionCard = ({ attribution }: { readonly attribution: AdminOrder['attribution'] }) => {
  const words = useWords();
  const say = useCodeWords();
  const { formatNumber } = useIntl();
  if (!attribution)
    return (
      <Section title={words('attribution.title')}>
        <Quiet>{words('attribution.none')}</Quiet>
      </Section>
    );
  const { affiliate, rule, sharedBy } = attribution;
  const part = (basisPoints: number) => formatNumber(basisPoints / 10_000, { style: 'percent', maximumFractionDigits: 2 });
  return (
    <Section title={words('attribution.title')}>
      <Facts
        facts={[
          [
            words('attribution.winner'),
            affiliate ? (
              <Link to={to.affiliates({ search: affiliate.code })}>
                <bdi>{affiliate.name}</bdi> (<bdi>{affiliate.code}</bdi>)
              </Link>
            ) : (
              words('attribution.nobody')
            ),
          ],
          [
            words('attribution.sharedBy'),
            sharedBy.length === 0
              ? null
              : sharedBy
                  .map(({ name, code, shareBasisPoints }) => words('attribution.part', { name, code, part: part(shareBasisPoints) }))
                  .join(', '),
          ],
          [words('attribution.reason'), say('reason', attribution.reason, attribution.reason.replaceAll('_', ' '))],
          [
            words('attribution.rule'),
            rule
              ? `${rule.program}, ${words(`model.${rule.model}`)}, ${formatNumber(rule.windowDays, { style: 'unit', unit: 'day', unitDisplay: 'long' })}, ${words('attribution.version', { version: rule.version })}`
              : null,
          ],
          [words('attribution.decided'), <Moment key="at" at={attribution.decidedAt} full />],
        ]}
      />
      {attribution.touches.length === 0 ? (
        <p>
          <Quiet>{words('attribution.noTouches')}</Quiet>
        </p>
      ) : (
        <TouchList touches={attribution.touches} />
      )}
      <Details>
        <summary>{words('attribution.receipt')}</summary>
        <div>
          <ExplanationSum explanation={attribution.explanation} />
        </div>
      </Details>
    </Section>
  );
};
