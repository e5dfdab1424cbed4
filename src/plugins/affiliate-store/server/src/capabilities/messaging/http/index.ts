import { demoMailboxController } from './demo-mailbox';
import { lettersController } from './letters';
import { mySmsController } from './my-sms';
import { adminOptOuts, optOutsController } from './opt-outs';
import { smsDeskController } from './sms-desk';

/** What of the room is asked over HTTP, beside its pages. */
export const messagingControllers = [
  demoMailboxController,
  lettersController,
  mySmsController,
  smsDeskController,
  optOutsController,
  adminOptOuts,
];
