import { IconButton } from '@strapi/design-system';
import { Check, Duplicate } from '@strapi/icons';
import { useClipboard } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { to } from './plugin';
import { useWords } from './words';

/** Copies a text, and says that it did. */
export const CopyButton = ({ text, label }: { readonly text: string; readonly label: string }) => {
  const words = useWords();
  const { copy } = useClipboard();
  const [copied, setCopied] = useState(false);
  const press = async () => {
    setCopied(await copy(text));
    setTimeout(() => setCopied(false), 2_000);
  };
  return (
    <IconButton size="S" variant="ghost" label={copied ? words('controls.copied') : label} onClick={() => void press()}>
      {copied ? <Check /> : <Duplicate />}
    </IconButton>
  );
};

export const Panel = styled.section`
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
  padding: 20px 24px;
  min-width: 0;
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.4rem;
  line-height: 1.5;
  @media (max-width: 767px) {
    padding: 16px;
  }
  a {
    color: ${({ theme }) => theme.colors.primary600};
  }
`;

const PanelTitle = styled.div`
  display: flex;
  align-items: baseline;
  justify-content: space-between;
  gap: 16px;
  margin-block-end: 12px;
  h2 {
    font-size: 1.6rem;
    font-weight: 600;
    color: ${({ theme }) => theme.colors.neutral800};
  }
`;

/** A part of a page with its heading. */
export const Section = ({
  id,
  title,
  aside,
  children,
}: {
  /** What an address may name to come here. */
  readonly id?: string;
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) => (
  <Panel aria-label={title} {...(id === undefined ? {} : { id, tabIndex: -1 })}>
    <PanelTitle>
      <h2>{title}</h2>
      {aside}
    </PanelTitle>
    {children}
  </Panel>
);

/** Main column and a narrower one beside it; one below the other where there is no room. */
export const TwoColumns = styled.div`
  display: grid;
  gap: 16px;
  grid-template-columns: minmax(0, 2fr) minmax(0, 1fr);
  align-items: start;
  > * {
    display: grid;
    gap: 16px;
    min-width: 0;
  }
  @media (max-width: 1079px) {
    grid-template-columns: minmax(0, 1fr);
  }
`;

export const Stack = styled.div`
  display: grid;
  gap: 16px;
  grid-template-columns: minmax(0, 1fr);
  font-size: 1.4rem;
  line-height: 1.5;
`;

const Pairs = styled.dl`
  display: grid;
  grid-template-columns: auto 1fr;
  gap: 8px 16px;
  dt {
    color: ${({ theme }) => theme.colors.neutral600};
  }
  dd {
    text-align: end;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  dd > span:has(> button) {
    display: inline-flex;
    align-items: center;
    justify-content: flex-end;
    gap: 4px;
    max-width: 100%;
  }
`;

/** Facts as label and value; facts that are not there leave no line. */
export const Facts = ({ facts }: { readonly facts: ReadonlyArray<readonly [label: string, value: ReactNode]> }) => (
  <Pairs>
    {facts
      .filter(([, value]) => value !== null && value !== undefined && value !== '')
      .map(([label, value]) => (
        <div key={label} style={{ display: 'contents' }}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </Pairs>
);

export const Mono = styled.code`
  font-size: 1.2rem;
  overflow-wrap: anywhere;
  direction: ltr;
  unicode-bidi: isolate;
`;

const Note = styled.div`
  color: ${({ theme }) => theme.colors.neutral600};
  font-size: 1.2rem;
  font-weight: 400;
`;
const Whole = styled.bdi`
  white-space: nowrap;
`;

/** What a row is called, in one piece, with what it is about below. */
export const Named = ({ name, note }: { readonly name: string; readonly note: string }) => (
  <>
    <Whole>{name}</Whole>
    <Note>{note}</Note>
  </>
);

const OneLine = styled.bdi`
  display: inline-block;
  max-width: min(20rem, 100%);
  td & {
    max-width: 18rem;
  }
  dd & {
    max-width: 100%;
    white-space: normal;
    overflow-wrap: anywhere;
  }
  overflow: hidden;
  text-overflow: ellipsis;
  white-space: nowrap;
  vertical-align: bottom;
`;

/** A code and the button that copies it, in one piece. */
export const WithButton = styled.span`
  display: inline-flex;
  align-items: center;
  gap: 4px;
  position: relative;
  z-index: 1;
  max-width: 100%;
`;

/** An e-mail address in one line; it reads from left to right in every language. */
export const Email = ({ address }: { readonly address: string }) => (
  <OneLine dir="ltr" title={address}>
    {address}
  </OneLine>
);

const Above = styled(Link)`
  position: relative;
  z-index: 1;
  white-space: nowrap;
  color: ${({ theme }) => theme.colors.primary600};
`;

/** An order by its number, above the link that covers a row. */
export const OrderLink = ({ number }: { readonly number: string }) => (
  <Above to={to.order(number)}>
    <bdi>{number}</bdi>
  </Above>
);

/** Buttons of a row, at its end, above the link that covers the row. */
export const RowActions = styled.div`
  display: flex;
  flex-wrap: wrap;
  justify-content: flex-end;
  gap: 4px;
  position: relative;
  z-index: 1;
  @media (min-width: 768px) {
    flex-wrap: nowrap;
  }
`;

const Pre = styled.pre`
  padding: 12px;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral100};
  font-size: 1.2rem;
  line-height: 1.5;
  overflow: auto;
  max-height: 60vh;
  direction: ltr;
  text-align: left;
`;

const pretty = (text: string): string => {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
};

/** JSON as people read it; what is not JSON is shown as it is. */
export const JsonText = ({ text, label }: { readonly text: string; readonly label: string }) => (
  <Pre tabIndex={0} aria-label={label}>
    {pretty(text)}
  </Pre>
);

export const Quiet = styled.span`
  color: ${({ theme }) => theme.colors.neutral600};
  font-size: 1.2rem;
`;
