import { Route } from 'react-router-dom';
import { privacyRoutes } from '../privacy/privacy-routes';
import { AuditPage } from './audit-page';
import { ClockPage } from './clock-page';
import { JobsPage } from './jobs-page';
import { LettersPage } from './letters-page';
import { MailsPage } from './mails-page';
import { SmsPage } from './sms-page';
import { OutgoingWebhooksPage } from './outgoing-webhooks-page';
import { SettingsPage } from './settings-page';
import { WebhookDeliveriesPage } from './webhook-deliveries-page';
import { WebhooksPage } from './webhooks-page';

/** Pages of what keeps the shop running. */
export const systemRoutes = (
  <>
    <Route path="jobs" element={<JobsPage />} />
    <Route path="webhooks" element={<WebhooksPage />} />
    <Route path="webhook-endpoints" element={<OutgoingWebhooksPage />} />
    <Route path="webhook-deliveries" element={<WebhookDeliveriesPage />} />
    <Route path="settings" element={<SettingsPage />} />
    {privacyRoutes}
    <Route path="audit" element={<AuditPage />} />
    <Route path="letters" element={<LettersPage />} />
    <Route path="mails" element={<MailsPage />} />
    <Route path="sms" element={<SmsPage />} />
    <Route path="clock" element={<ClockPage />} />
  </>
);
