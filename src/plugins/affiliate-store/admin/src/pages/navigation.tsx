import { Box, Flex, Searchbar, Typography } from '@strapi/design-system';
import { SubNav } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { styled } from 'styled-components';
import { readClock } from '../../../contracts/admin';
import { to, useHolds, useMay, useRead, useWords } from '../shell/kit';
import { Group, useWaiting } from './menu-group';
import { SECTIONS } from './menu';
import type { Entry, Section } from './menu';
import { isMeantBy, placeAt } from './menu-rules';

/** The first page an administrator may open; null for whoever may open none. */
export const useFirstPage = (): string | null => {
  const [section] = useSections();
  return section?.entries[0]?.place ?? null;
};

/** The menu, without what this administrator may not open. */
const useSections = (): readonly Section[] => {
  const holds = useHolds();
  const may = useMay('overview.read');
  const isDemo = useRead(readClock, {}, { enabled: may }).data?.data.moves === true;
  const isOpen = ({ permission, ofADemo }: Entry): boolean => holds(permission) && (isDemo || !ofADemo);
  return SECTIONS.map((section) => ({ ...section, entries: section.entries.filter(isOpen) })).filter(({ entries }) => entries.length > 0);
};

const usePlace = (sections: readonly Section[]): Entry | undefined => {
  const { pathname } = useLocation();
  const entries = sections.flatMap((section) => section.entries);
  const place = placeAt(
    entries.map((entry) => entry.place),
    pathname,
    to.overview(),
  );
  return entries.find((entry) => entry.place === place);
};

/** What is left of the menu when somebody looks for words. */
const useFound = (sections: readonly Section[], typed: string): readonly Section[] => {
  const words = useWords();
  if (typed.trim() === '') return sections;
  return sections
    .map((section) => ({
      ...section,
      entries: section.entries.filter((entry) => isMeantBy(typed.trim(), words(entry.word), section.word ? words(section.word) : '')),
    }))
    .filter(({ entries }) => entries.length > 0);
};

/** All pages by section, and a field that finds one by its name. The section somebody is in is open, and those they opened. */
const Menu = () => {
  const words = useWords();
  const waiting = useWaiting();
  const sections = useSections();
  const here = usePlace(sections);
  const goTo = useNavigate();
  const [typed, setTyped] = useState('');
  const [folds, setFolds] = useState<Readonly<Record<string, boolean>>>({});
  const found = useFound(sections, typed);
  const isOpen = ({ word, entries }: Section): boolean =>
    word === null || typed !== '' || (folds[word] ?? entries.some(({ place }) => place === here?.place));
  return (
    <Flex direction="column" alignItems="stretch" gap={2} paddingLeft={2} paddingRight={2} paddingBottom={4}>
      <form
        role="search"
        aria-label={words('nav.find')}
        onSubmit={(event) => {
          event.preventDefault();
          const [first] = found;
          if (typed === '' || !first?.entries[0]) return;
          goTo(first.entries[0].place);
          setTyped('');
        }}
      >
        <Searchbar
          name="page"
          size="S"
          value={typed}
          placeholder={words('nav.find')}
          clearLabel={words('controls.clear')}
          onClear={() => setTyped('')}
          onChange={(event: { target: { value: string } }) => setTyped(event.target.value)}
        >
          {words('nav.find')}
        </Searchbar>
      </form>
      {found.map((section) => (
        <Group
          key={section.word ?? ''}
          section={section}
          waiting={waiting}
          isOpen={isOpen(section)}
          onFold={() => section.word && setFolds({ ...folds, [section.word]: !isOpen(section) })}
        />
      ))}
      <div role="status">{found.length === 0 && <Typography textColor="neutral600">{words('nav.notFound')}</Typography>}</div>
    </Flex>
  );
};

/** The menu beside the pages. */
export const StoreNav = () => {
  const words = useWords();
  return (
    <SubNav.Main aria-label={words('plugin.name')}>
      <SubNav.Header label={words('plugin.name')} />
      <SubNav.Content>
        <Menu />
      </SubNav.Content>
    </SubNav.Main>
  );
};

const Folded = styled.details`
  display: none;
  background: ${({ theme }) => theme.colors.neutral0};
  border-block-end: 1px solid ${({ theme }) => theme.colors.neutral150};
  @media (max-width: 767px) {
    display: block;
  }
  summary {
    padding: 12px 16px;
    cursor: pointer;
    font-size: 1.4rem;
    font-weight: 500;
    color: ${({ theme }) => theme.colors.neutral800};
  }
`;

/** The same menu on a phone: one line above the page that says where one is, and unfolds. Going somewhere folds it. */
export const NavStrip = () => {
  const words = useWords();
  const { pathname } = useLocation();
  const here = usePlace(useSections());
  return (
    <Folded key={pathname}>
      <summary>{here ? words(here.word) : words('plugin.name')}</summary>
      <Box tag="nav" aria-label={words('plugin.name')} paddingTop={2}>
        <Menu />
      </Box>
    </Folded>
  );
};
