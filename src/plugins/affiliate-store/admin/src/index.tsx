/** Composition root of the admin side. */
export default {
  register() {},
  bootstrap() {},
};
