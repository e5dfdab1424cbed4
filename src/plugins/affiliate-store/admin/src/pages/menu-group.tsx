import { Badge, Flex, Typography } from '@strapi/design-system';
import { ChevronDown } from '@strapi/icons';
import { SubNav } from '@strapi/strapi/admin';
import { useId } from 'react';
import { styled } from 'styled-components';
import { readAttention } from '../../../contracts/admin';
import { to, useMay, useRead, useWords } from '../shell/kit';
import type { Entry, Section } from './menu';

/** How much waits behind an entry. */
export const useWaiting = () => {
  const may = useMay('overview.read');
  const items = useRead(readAttention, {}, { enabled: may, refreshMs: 60_000 }).data?.data ?? [];
  return ({ counts = [] }: Entry): number => items.filter(({ code }) => counts.includes(code)).reduce((sum, { count }) => sum + count, 0);
};

type Waiting = ReturnType<typeof useWaiting>;

const Waits = ({ count }: { readonly count: number }) =>
  count > 0 ? (
    <Badge size="S" variant="danger">
      {count}
    </Badge>
  ) : null;

const Entries = ({ entries, waiting }: { readonly entries: readonly Entry[]; readonly waiting: Waiting }) => {
  const words = useWords();
  return entries.map((entry) => (
    <li key={entry.place}>
      <SubNav.Link
        to={entry.place}
        end={entry.place === to.overview()}
        label={words(entry.word)}
        endAction={<Waits count={waiting(entry)} />}
      />
    </li>
  ));
};

const Fold = styled.button`
  all: unset;
  box-sizing: border-box;
  display: flex;
  align-items: center;
  justify-content: space-between;
  gap: 8px;
  width: 100%;
  min-height: 32px;
  padding-inline: 12px;
  border-radius: 4px;
  cursor: pointer;
  &:hover {
    background: ${({ theme }) => theme.colors.neutral100};
  }
  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
  svg {
    flex: none;
    width: 10px;
    transition: transform 120ms;
  }
  &[aria-expanded='false'] svg {
    transform: rotate(-90deg);
  }
  [dir='rtl'] &[aria-expanded='false'] svg {
    transform: rotate(90deg);
  }
  @media (prefers-reduced-motion: reduce) {
    svg {
      transition: none;
    }
  }
`;

interface GroupProps {
  readonly section: Section;
  readonly waiting: Waiting;
  readonly isOpen: boolean;
  readonly onFold: () => void;
}

/** A section that can be folded; what waits in it is told all the same. */
export const Group = ({ section, waiting, isOpen, onFold }: GroupProps) => {
  const words = useWords();
  const id = useId();
  const count = section.entries.reduce((sum, entry) => sum + waiting(entry), 0);
  return (
    <div>
      {section.word && (
        <Fold type="button" aria-expanded={isOpen} aria-controls={id} onClick={onFold}>
          <Typography variant="sigma" textColor="neutral600">
            {words(section.word)}
          </Typography>
          <Flex gap={2}>
            {!isOpen && <Waits count={count} />}
            <ChevronDown aria-hidden fill="neutral600" />
          </Flex>
        </Fold>
      )}
      <ul id={id} hidden={!isOpen}>
        <Entries entries={section.entries} waiting={waiting} />
      </ul>
    </div>
  );
};
