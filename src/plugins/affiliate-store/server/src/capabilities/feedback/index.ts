import type { Capability } from '../../platform/assemble';
import { carry } from '../../platform/portable';
import { adminFeedback } from './http/admin-controller';
import { feedback } from './http/member-controller';
import { mailFeedbackJob } from './jobs/mail-feedback';
import { permissions } from './permissions';
import { feedbackService } from './service';
import { backerTable, feedbackTable } from './tables/feedback';

/** Manifest of the room; README.md says what it owns. */
export const feedbackRoom: Capability = {
  name: 'feedback',
  tables: [feedbackTable, backerTable],
  portable: [carry(feedbackTable), carry(backerTable)],
  services: { feedback: feedbackService },
  controllers: [feedback, adminFeedback],
  jobs: [mailFeedbackJob],
  permissions,
};
