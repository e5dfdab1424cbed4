// What the scripts say while they work: one line when something starts, one when it ends, a sign of life in between.

const HEARTBEAT_MS = 15_000;
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

export const say = (line = '') => console.log(line);

/** Does `work` and says how long it took. Long work says every quarter of a minute that it is still alive. */
export const stage = async (name, work, hint = '') => {
  const began = performance.now();
  say(`▸ ${name} …${hint && ` (${hint})`}`);
  const alive = setInterval(() => say(`  ${name}: still at it, ${seconds(began)}`), HEARTBEAT_MS);
  try {
    const outcome = await work();
    say(`✓ ${name} (${seconds(began)})`);
    return outcome;
  } catch (error) {
    say(`✗ ${name} failed after ${seconds(began)}`);
    throw error;
  } finally {
    clearInterval(alive);
  }
};

/** Ends the script with a message for people when something expected goes wrong, and with the stack when not. */
export const runMain = async (main) => {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    console.error(`\n${error.forPeople ? error.message : error.stack}`);
    process.exitCode = 1;
  }
};

/** An error whose message alone is what the reader needs. */
export const complaint = (message) => Object.assign(new Error(message), { forPeople: true });
