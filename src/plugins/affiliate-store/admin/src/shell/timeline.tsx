import { useIntl } from 'react-intl';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import type { MoneyView } from '../../../contracts/primitives';
import { readableFacts } from './explain-panel';
import { Moment } from './moment';
import { useMay } from './permissions';
import { to } from './plugin';
import { Quiet, Section } from './small-parts';
import { useCodeWords, useWords } from './words';

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

interface Event {
  readonly at: string;
  readonly actor: string;
  readonly code: string;
  readonly text: string;
  readonly facts: Readonly<Record<string, string>>;
}

interface Props {
  /** What the audit log calls it, such as `order:AS-1234`. */
  readonly subject: string;
  /** Oldest first. */
  readonly events: readonly Event[];
  /** An amount of the currency facts are in. */
  readonly money: MoneyView;
  /** What stands behind the moment and the actor of an event. */
  readonly beside?: (event: Event) => ReactNode;
}

/** What happened to something, in sentences: when, who, what; the newest first. */
export const Timeline = ({ subject, events, money, beside }: Props) => {
  const words = useWords();
  const say = useCodeWords();
  const { locale } = useIntl();
  const mayAudit = useMay('audit.read');
  return (
    <Section title={words('order.timeline')} aside={mayAudit ? <Link to={to.audit({ subject })}>{words('audit.title')}</Link> : null}>
      <Line>
        {[...events].reverse().map((event, index) => (
          <li key={index}>
            <div>{say('timeline', event.code, event.text, readableFacts(event.facts, money, locale))}</div>
            <Quiet>
              <Moment at={event.at} full /> · {say('actor', event.actor, event.actor)}
              {beside?.(event)}
            </Quiet>
          </li>
        ))}
      </Line>
    </Section>
  );
};
