import { TestEnvironment } from 'jest-environment-node';
import type { Host } from './shop-host';

/** Each file of stories has globals of its own. The processes in which no shop runs outlive a file: this hands them to the next. */
export default class StoryEnvironment extends TestEnvironment {
  private static readonly hosts: Host[] = (globalThis.idleHosts ??= []);

  override async setup(): Promise<void> {
    await super.setup();
    this.global.idleHosts = StoryEnvironment.hosts;
  }
}
