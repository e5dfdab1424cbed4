/** The host site has nothing of its own to start: the shop is the plugin's. */
export default {
  register() {},
  bootstrap() {},
};
