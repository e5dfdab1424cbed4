import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import type { AdminOrder } from '../../../../contracts/admin';
import { readableFacts } from '../../shell/explain-panel';
import { Moment, Quiet, Section, to, useCodeWords, useMay, useWords } from '../../shell/kit';

const Line = styled.ol`
  display: grid;
  gap: 16px;
  li {
    position: relative;
    padding-inline-start: 20px;
  }
  li::before {
    content: '';
    position: absolute;
    inset-inline-start: 2px;
    inset-block-start: 7px;
    width: 8px;
    height: 8px;
    border-radius: 50%;
    background: ${({ theme }) => theme.colors.neutral300};
  }
  li:first-child::before {
    background: ${({ theme }) => theme.colors.primary600};
  }
  li:not(:last-child)::after {
    content: '';
    position: absolute;
    inset-inline-start: 5px;
    inset-block: 18px -14px;
    border-inline-start: 1px solid ${({ theme }) => theme.colors.neutral200};
  }
`;

/** What happened to this order, in sentences: when, who, what; the newest first. */
export const OrderTimeline = ({ order }: { readonly order: AdminOrder }) => {
  const words = useWords();
  const say = useCodeWords();
  const { locale } = useIntl();
  const mayAudit = useMay('audit.read');
  return (
    <Section
      title={words('order.timeline')}
      aside={mayAudit ? <Link to={to.audit({ subject: `order:${order.number}` })}>{words('audit.title')}</Link> : null}
    >
      <Line>
        {[...order.timeline].reverse().map((event, index) => (
          <li key={index}>
            <div>{say('timeline', event.code, event.text, readableFacts(event.facts, order.total, locale))}</div>
            <Quiet>
              <Moment at={event.at} full /> · {say('actor', event.actor, event.actor)}
            </Quiet>
          </li>
        ))}
      </Line>
    </Section>
  );
};
