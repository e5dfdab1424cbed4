import { mergeConfig } from 'vite';
import type { UserConfig } from 'vite';

/**
 * The panel has code that was written for Node too and shares what it has under `global`, and code that only works after another module has run
 * (the languages of Prism, in the editor of blocks): Rolldown keeps that order where it is told to.
 */
export default (config: UserConfig): UserConfig =>
  mergeConfig(config, { define: { global: 'globalThis' }, build: { rolldownOptions: { output: { strictExecutionOrder: true } } } });
