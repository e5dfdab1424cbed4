/** Languages an administrator may choose beside English: those in which the store speaks too. */
export default {
  config: { locales: ['fr'] },
  bootstrap() {},
};
