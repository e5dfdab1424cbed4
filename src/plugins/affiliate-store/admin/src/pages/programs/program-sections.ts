/** The parts of a program's page that have a file of their own. */
export { InactivitySection } from './inactivity-section';
export { InvitesSection } from './invites-section';
export { SiteSection } from './site-section';
