import { TestEnvironment } from 'jest-environment-node';
import type { Hosts } from './shop-host';

/** Each file of stories has globals of its own. The processes in which no shop runs outlive a file: this hands them to the next. */
export default class StoryEnvironment extends TestEnvironment {
  private static readonly hosts: Hosts = (globalThis.storyHosts ??= { idle: [] });

  override async setup(): Promise<void> {
    await super.setup();
    this.global.storyHosts = StoryEnvironment.hosts;
  }
}
