import { styled } from 'styled-components';

/** Links to pages that stand beside each other; the one that is open says so by `aria-current`. */
export const TabRow = styled.nav`
  display: flex;
  flex-wrap: wrap;
  gap: 4px 16px;
  padding-block-end: 16px;
  font-size: 1.4rem;
  a {
    padding-block: 6px;
    color: ${({ theme }) => theme.colors.neutral800};
    text-decoration: none;
    border-block-end: 2px solid transparent;
  }
  a[aria-current] {
    color: ${({ theme }) => theme.colors.primary700};
    border-color: currentColor;
    font-weight: 600;
  }
`;
