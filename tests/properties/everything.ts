export * from './a-story';
export * from './examples';
export * from './product';
export * from './run';
export * from './store';
