/** Name of the tracking cookie, which says how a visitor came. */
export const VISITOR_COOKIE = 'afs_visitor';
