import type { AdminAction } from '../../platform/permissions';

/** What administrators may be allowed to do with news and messages. */
export const permissions: readonly AdminAction[] = [
  { uid: 'news.read', displayName: 'See news and how many have read it', subCategory: 'Affiliates' },
  { uid: 'news.write', displayName: 'Write news, publish it and take it back', subCategory: 'Affiliates' },
  { uid: 'affiliates.messages', displayName: 'Read and write messages with affiliates', subCategory: 'Affiliates' },
];
