'use strict';

// A process for the sandboxes of all shops of a run: each has its own port, its own clock and its own customers; what they share is the
// loaded code and the declarations of Stripe's SDK, which are most of what a start takes.
const { startSandbox } = require(`${process.cwd()}/dist/scripts/stripe-sandbox/sandbox.js`);

const open = new Map();

const answer = async ({ opening, closing }) => {
  if (opening !== undefined) {
    open.set(opening.port, await startSandbox(opening));
    process.send({ opened: opening.port });
  } else if (closing !== undefined) {
    await open.get(closing)?.close();
    open.delete(closing);
    process.send({ closed: closing });
  }
};

process.on('message', (message) => {
  answer(message).catch((error) => {
    process.stderr.write(`${error?.stack ?? error}\n`);
    process.exit(1);
  });
});
process.stdout.write(`${JSON.stringify({ loaded: process.pid })}\n`);
