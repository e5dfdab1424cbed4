/** The admin panel of this site. */
export default {
  config: {
    // Languages an administrator may choose beside English: those in which the store speaks too.
    locales: ['fr'],
    // Asking for new releases would be a request to another host from every administrator's browser.
    notifications: { releases: false },
  },
  bootstrap() {},
};
