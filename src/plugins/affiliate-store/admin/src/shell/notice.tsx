import { Information, WarningCircle } from '@strapi/icons';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';

const Box = styled.div<{ $tone: 'warning' | 'danger' | 'neutral' }>`
  display: flex;
  gap: 12px;
  padding: 12px 16px;
  border-radius: ${({ theme }) => theme.borderRadius};
  border: 1px solid ${({ theme, $tone }) => theme.colors[`${$tone}200`]};
  background: ${({ theme, $tone }) => theme.colors[`${$tone}100`]};
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.4rem;
  line-height: 1.5;
  strong {
    display: block;
    font-weight: 600;
  }
  > svg {
    flex: none;
    margin-block-start: 3px;
    width: 16px;
    height: 16px;
  }
  > svg path {
    fill: ${({ theme, $tone }) => theme.colors[`${$tone}600`]};
  }
`;

interface Props {
  readonly tone: 'warning' | 'danger' | 'neutral';
  readonly title?: string;
  readonly children?: ReactNode;
}

/** Something to know before going on; it stays for as long as it is true. */
export const Notice = ({ tone, title, children }: Props) => (
  <Box $tone={tone} role={tone === 'danger' ? 'alert' : 'note'}>
    {tone === 'neutral' ? <Information aria-hidden /> : <WarningCircle aria-hidden />}
    <div>
      {title ? <strong>{title}</strong> : null}
      {children}
    </div>
  </Box>
);
