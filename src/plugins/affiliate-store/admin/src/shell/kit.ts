/** The parts every page is made of. */
export * from './amount';
export * from './controls';
export * from './data-table';
export * from './list-page';
export * from './moment';
export * from './page-frame';
export { sheetOfList } from './sheet-button';
export * from './permissions';
export * from './plugin';
export * from './queries';
export * from './small-parts';
export * from './state-chip';
export * from './states';
export * from './url-state';
export * from './use-list';
export * from './words';
export * from './money';
