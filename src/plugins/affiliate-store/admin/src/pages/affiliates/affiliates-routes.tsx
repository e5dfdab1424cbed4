import { Route } from 'react-router-dom';
import { fairPlayRoutes } from './fair-play-routes';
import { importsRoutes } from '../imports/imports-routes';
import { TasksPage } from '../managers/tasks-page';
import { RatesPage } from '../rates/rates-page';
import { TesterPage } from './tester-page';
import { WhatIfPage } from './what-if-page';
import { paidEventsRoutes } from '../paid-events/paid-events-routes';
import { peopleRoutes } from './people-routes';
import { programsRoutes } from '../programs/programs-routes';
import { recruitingRoutes } from '../prospects/recruiting-routes';
import { relayRoutes } from '../relay/relay-routes';
import { reportsRoutes } from '../reports/reports-routes';
import { helpRoutes } from '../help/help-routes';
import { talkRoutes } from '../talk/talk-routes';

/** Pages of who recommends what is sold: people, rates, what they contest, and what looks wrong. */
export const affiliatesRoutes = (
  <>
    {programsRoutes}
    {reportsRoutes}
    {talkRoutes}
    {helpRoutes}
    {recruitingRoutes}
    {relayRoutes}
    {paidEventsRoutes}
    {fairPlayRoutes}
    {peopleRoutes}
    {importsRoutes}
    <Route path="affiliate-tasks" element={<TasksPage />} />
    <Route path="rates" element={<RatesPage />} />
    <Route path="who-would-get-it" element={<TesterPage />} />
    <Route path="what-if" element={<WhatIfPage />} />
  </>
);
