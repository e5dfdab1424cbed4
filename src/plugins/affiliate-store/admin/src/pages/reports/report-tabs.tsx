import { NavLink } from 'react-router-dom';
import { to, useWords } from '../../shell/kit';
import { TabRow } from '../../shell/tab-row';

/** The reports of the programme, one beside the other. */
export const ReportTabs = () => {
  const words = useWords();
  return (
    <TabRow aria-label={words('reports.title')}>
      <NavLink to={to.reports()}>{words('reports.affiliates')}</NavLink>
      <NavLink to={to.cohorts()}>{words('reports.cohorts')}</NavLink>
      <NavLink to={to.trafficQuality()}>{words('reports.quality')}</NavLink>
    </TabRow>
  );
};
