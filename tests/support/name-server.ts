// A name server of the stories' own: it says what a story has put into its zone, and nothing else exists.
import { createSocket } from 'node:dgram';
import type { Socket } from 'node:dgram';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { scratch } from './scratch';

const TXT = 16;
const NO_SUCH_NAME = 3;
const FAILING = 'SERVFAIL';

// The server lives with the run, stories come and go: what they say to each other lies in files.
const fileOf = (name: string): string => path.join(scratch(), 'zone', name.toLowerCase());

/** Lets a name have a text from now on. */
export const setRecord = (name: string, text: string): void => {
  mkdirSync(path.dirname(fileOf(name)), { recursive: true });
  writeFileSync(fileOf(name), text);
};
/** Lets a name be gone. */
export const takeRecordAway = (name: string): void => rmSync(fileOf(name), { force: true });
/** Lets the server fail when it is asked for a name. */
export const failOnRecord = (name: string): void => setRecord(name, FAILING);

/** The name asked for, and where the question ends. */
const questionIn = (message: Buffer): { readonly name: string; readonly end: number } => {
  const labels: string[] = [];
  let at = 12;
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.subarray(at + 1, at + 1 + length).toString('latin1'));
    at += length + 1;
  }
  return { name: labels.join('.'), end: at + 5 };
};

const answerTo = (message: Buffer): Buffer => {
  const { name, end } = questionIn(message);
  const text = existsSync(fileOf(name)) ? readFileSync(fileOf(name), 'utf8') : null;
  const code = text === null ? NO_SUCH_NAME : text === FAILING ? 2 : 0;
  const answers = code === 0 && message.readUInt16BE(end - 4) === TXT ? 1 : 0;
  const head = Buffer.from(message.subarray(0, 12));
  head.writeUInt16BE(0x8180 | code, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(answers, 6);
  head.writeUInt32BE(0, 8);
  const said = Buffer.from(text ?? '');
  const record = Buffer.concat([
    // Named as in the question, a text, of the internet, not to be kept.
    Buffer.from([0xc0, 0x0c, 0, TXT, 0, 1, 0, 0, 0, 0, 0, said.length + 1, said.length]),
    said,
  ]);
  return Buffer.concat([head, message.subarray(12, end), ...(answers === 1 ? [record] : [])]);
};

/** Starts the server; answers where it listens. */
export const startNameServer = (): Promise<{ readonly at: string; readonly stop: () => void }> =>
  new Promise((resolve) => {
    const socket: Socket = createSocket('udp4');
    socket.on('message', (message, from) => socket.send(answerTo(message), from.port, from.address));
    socket.bind(0, '127.0.0.1', () => {
      socket.unref();
      resolve({ at: `127.0.0.1:${(socket.address() as AddressInfo).port}`, stop: () => socket.close() });
    });
  });
