export * from './a-story';
export * from './product';
export * from './run';
