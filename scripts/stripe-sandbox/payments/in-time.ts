import type { World } from '../engine/world';
import { wireCaptureWindow } from './canceling';
import { wireLaterPayments } from './later-payment';

/** Ties payments to the passing of time. */
export function wirePayments(world: World): void {
  wireLaterPayments(world);
  wireCaptureWindow(world);
}
