import { Box } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { needs } from './permissions';
import type { StorePermission } from './permissions';
import { useWords } from './words';

const Trail = styled(Link)`
  font-size: 1.4rem;
  color: ${({ theme }) => theme.colors.primary600};
  text-decoration: none;
  &:hover {
    text-decoration: underline;
  }
`;

// Back is where the line begins.
const Back = styled.span`
  display: inline-block;
  margin-inline-end: 0.4rem;
  [dir='rtl'] & {
    transform: scaleX(-1);
  }
`;

export interface PageFrameProps {
  readonly title: string;
  /** One sentence of state. */
  readonly subtitle?: string;
  readonly permission: StorePermission;
  /** The page above this one. */
  readonly up?: { readonly label: string; readonly to: string };
  readonly action?: ReactNode;
  /** Search and filters. */
  readonly controls?: ReactNode;
  readonly children: ReactNode;
}

/** A page of the store: who may see it, where it is, what it says in one sentence, one main action. */
export const PageFrame = ({ title, subtitle, permission, up, action, controls, children }: PageFrameProps) => {
  const words = useWords();
  return (
    <Page.Protect permissions={needs(permission)}>
      <Page.Title>{`${title} · ${words('plugin.name')}`}</Page.Title>
      <Layouts.Header
        title={title}
        {...(subtitle ? { subtitle } : {})}
        {...(action ? { primaryAction: action } : {})}
        {...(up
          ? {
              navigationAction: (
                <Trail to={up.to}>
                  <Back aria-hidden>←</Back>
                  {up.label}
                </Trail>
              ),
            }
          : {})}
      />
      {controls ? <Layouts.Action startActions={controls} /> : null}
      <Layouts.Content>
        <Box paddingBottom={8}>{children}</Box>
      </Layouts.Content>
    </Page.Protect>
  );
};
