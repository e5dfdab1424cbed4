import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';
import { to, useWords } from '../../shell/kit';

const Tabs = styled.nav`
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
  a.active {
    color: ${({ theme }) => theme.colors.primary700};
    border-color: currentColor;
    font-weight: 600;
  }
`;

/** The reports of the programme, one beside the other. */
export const ReportTabs = () => {
  const words = useWords();
  return (
    <Tabs aria-label={words('reports.title')}>
      <NavLink to={to.reports()}>{words('reports.affiliates')}</NavLink>
      <NavLink to={to.cohorts()}>{words('reports.cohorts')}</NavLink>
      <NavLink to={to.trafficQuality()}>{words('reports.quality')}</NavLink>
    </Tabs>
  );
};
