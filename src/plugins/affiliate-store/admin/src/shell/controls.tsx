import { Button, Flex, Searchbar, SingleSelect, SingleSelectOption, TextInput, Tag, Typography } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { useEffect, useId, useState } from 'react';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import type { PaginationMeta } from '../../../contracts/endpoint';
import { SheetButton } from './sheet-button';
import type { Sheet } from './sheet-button';
import { usePlace } from './url-state';
import { useWords } from './words';

const Wide = styled.div`
  flex: 1 1 26rem;
  max-width: 42rem;
  min-width: 18rem;
`;
const Narrow = styled.div`
  flex: 0 1 18rem;
  min-width: 14rem;
  @media (max-width: 767px) {
    flex: 1 1 40%;
  }
`;

const Middling = styled.div`
  flex: 0 1 24rem;
  min-width: 16rem;
  @media (max-width: 767px) {
    flex: 1 1 100%;
  }
`;

/** Search that goes into the address when sent; what is being typed is nobody's history. */
export const SearchBox = ({
  value,
  label,
  onSearch,
}: {
  readonly value: string | undefined;
  readonly label: string;
  readonly onSearch: (text: string | undefined) => void;
}) => {
  const words = useWords();
  const [typed, setTyped] = useState(value ?? '');
  useEffect(() => setTyped(value ?? ''), [value]);
  return (
    <Wide>
      <form
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          onSearch(typed.trim() || undefined);
        }}
      >
        <Searchbar
          name="search"
          size="S"
          value={typed}
          placeholder={label}
          clearLabel={words('controls.clear')}
          onChange={(event) => setTyped(event.target.value)}
          onClear={() => {
            setTyped('');
            onSearch(undefined);
          }}
        >
          {label}
        </Searchbar>
      </form>
    </Wide>
  );
};

interface ChoiceProps {
  /** A choice that always has a value; it cannot be cleared. */
  readonly required?: boolean;
  /** For values that are sentences. */
  readonly wide?: boolean;
  readonly label: string;
  readonly value: string | undefined;
  readonly options: ReadonlyArray<{ readonly value: string; readonly label: string }>;
  readonly onChoose: (value: string | undefined) => void;
}

/** One filter with its values; clearing it shows everything again. */
export const Choice = ({ label, value, options, onChoose, required = false, wide = false }: ChoiceProps) => {
  const words = useWords();
  const Box = wide ? Middling : Narrow;
  return (
    <Box>
      <SingleSelect
        size="S"
        aria-label={label}
        placeholder={label}
        value={value ?? ''}
        clearLabel={words('controls.clear')}
        onChange={(chosen) => onChoose(String(chosen) || undefined)}
        {...(required ? {} : { onClear: () => onChoose(undefined) })}
      >
        {options.map((option) => (
          <SingleSelectOption key={option.value} value={option.value}>
            {option.label}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Box>
  );
};

/** A filter of free text, taken over when it is left or sent. */
export const TextFilter = ({
  label,
  value,
  onChange,
  type = 'text',
}: {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
  readonly type?: 'text' | 'date';
}) => {
  const [typed, setTyped] = useState(value ?? '');
  const id = useId();
  useEffect(() => setTyped(value ?? ''), [value]);
  const send = () => {
    if (typed !== (value ?? '')) onChange(typed.trim() || undefined);
  };
  return (
    <Middling>
      <TextInput
        id={id}
        size="S"
        type={type}
        aria-label={label}
        placeholder={label}
        value={typed}
        onBlur={send}
        onChange={(event: { target: { value: string } }) => {
          setTyped(event.target.value);
          if (type === 'date') onChange(event.target.value || undefined);
        }}
        onKeyDown={(event: { key: string }) => {
          if (event.key === 'Enter') send();
        }}
      />
    </Middling>
  );
};

/** The filters in force as chips, each with its own way out. */
export const FilterChips = ({
  chips,
  onClear,
}: {
  readonly chips: ReadonlyArray<{ readonly key: string; readonly text: string; readonly remove: () => void }>;
  readonly onClear: () => void;
}) => {
  const words = useWords();
  if (chips.length === 0) return null;
  return (
    <Flex gap={2} wrap="wrap" paddingBottom={4}>
      {chips.map((chip) => (
        <Tag key={chip.key} icon={<Cross aria-hidden />} label={words('controls.remove', { filter: chip.text })} onClick={chip.remove}>
          {chip.text}
        </Tag>
      ))}
      {chips.length > 1 ? (
        <Button variant="ghost" size="S" onClick={onClear}>
          {words('controls.clearAll')}
        </Button>
      ) : null}
    </Flex>
  );
};

/** Steps through a keyset list; says how many there are in all. */
export const Pager = ({
  pagination,
  shown,
  sheet,
}: {
  readonly pagination: PaginationMeta | null;
  readonly shown: number;
  /** The list as a spreadsheet, where it may be had as one. */
  readonly sheet?: Sheet | undefined;
}) => {
  const words = useWords();
  const place = usePlace();
  if (!pagination) return null;
  const { nextCursor, total } = pagination;
  const single = place.page === 1 && nextCursor === null;
  return (
    <Flex paddingTop={4} justifyContent="space-between" gap={4} wrap="wrap">
      <Flex gap={4} wrap="wrap">
        <Typography variant="pi" textColor="neutral600">
          {single ? words('controls.total', { count: total }) : words('controls.pageOf', { page: place.page, shown, count: total })}
        </Typography>
        {sheet && shown > 0 ? <SheetButton sheet={sheet} /> : null}
      </Flex>
      {single ? null : (
        <Flex gap={2}>
          <Button variant="tertiary" size="S" disabled={place.page === 1} onClick={place.back}>
            {words('controls.newer')}
          </Button>
          <Button
            variant="tertiary"
            size="S"
            disabled={nextCursor === null}
            onClick={() => {
              if (nextCursor !== null) place.next(nextCursor);
            }}
          >
            {words('controls.older')}
          </Button>
        </Flex>
      )}
    </Flex>
  );
};

/** Controls in one row that wraps. */
export const Controls = ({ children }: { readonly children: ReactNode }) => (
  <Flex gap={2} wrap="wrap" width="100%">
    {children}
  </Flex>
);
