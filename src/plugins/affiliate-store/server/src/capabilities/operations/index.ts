import type { Capability } from '../../platform/assemble';
import { auditController } from './http/audit-controller';
import { booksProbe } from './http/books-probe';
import { clockController } from './http/clock-controller';
import { demoController } from './http/demo-controller';
import { healthController } from './http/health-controller';
import { jobsController } from './http/jobs-controller';
import { mailController } from './http/mail-controller';
import { settingsController } from './http/settings-controller';

/** Manifest of the room; README.md says what it owns. */
export const operationsRoom: Capability = {
  name: 'operations',
  controllers: [jobsController, settingsController, auditController, mailController, clockController, healthController, demoController],
  health: [booksProbe],
  permissions: [
    { uid: 'jobs.read', displayName: 'See jobs and webhooks', subCategory: 'System' },
    { uid: 'jobs.run', displayName: 'Retry jobs and webhooks', subCategory: 'System' },
    { uid: 'settings.read', displayName: 'See settings', subCategory: 'System' },
    { uid: 'settings.update', displayName: 'Change settings', subCategory: 'System' },
    { uid: 'audit.read', displayName: 'Read the audit log', subCategory: 'System' },
    { uid: 'clock.advance', displayName: 'Move the clock of a demo', subCategory: 'System' },
    { uid: 'mails.read', displayName: 'Read mails', subCategory: 'Mail' },
    { uid: 'mails.send', displayName: 'Send mails again', subCategory: 'Mail' },
    { uid: 'pii.view', displayName: "See buyers' e-mail addresses", subCategory: 'Privacy' },
  ],
};
