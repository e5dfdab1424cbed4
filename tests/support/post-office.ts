// A mail server of the smallest kind: takes what comes, remembers the conversation, may be closed, and puts off or refuses whoever a test names.
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

/** What a line of a mail program is answered, outside of a mail's own text. */
const answerTo = (line: string, { putsOff, refuses }: Readonly<Record<'putsOff' | 'refuses', ReadonlySet<string>>>): string => {
  if (line.startsWith('EHLO')) return '250-post.example\r\n250 8BITMIME';
  if (line === 'DATA') return '354 go on';
  const to = /^RCPT TO:<(.*)>/.exec(line)?.[1];
  if (to !== undefined && refuses.has(to)) return '550 no such user';
  return to !== undefined && putsOff.has(to) ? '451 try again later' : '250 ok';
};

/** Runs as long as the tests of a file, on one port whether it is open or not; `environment` is for the shop that sends through it. */
export const postOffice = () => {
  /** Recipients of the mails that were taken, in order. */
  const taken: string[] = [];
  /** Every line a mail program has said. */
  const heard: string[] = [];
  const [putsOff, refuses] = [new Set<string>(), new Set<string>()];
  const open = new Set<Socket>();
  let at = 0;
  const server: Server = createServer((socket) => {
    open.add(socket);
    let [inText, to, rest] = [false, '', ''];
    socket.write('220 post.example ESMTP\r\n');
    const hear = (line: string): void => {
      heard.push(line);
      if (inText) {
        if (line !== '.') return;
        inText = false;
        taken.push(to);
        socket.write('250 taken\r\n');
        return;
      }
      to = /^RCPT TO:<(.*)>/.exec(line)?.[1] ?? to;
      inText = line === 'DATA';
      socket.write(`${answerTo(line, { putsOff, refuses })}\r\n`);
      if (line === 'QUIT') socket.end();
    };
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) hear(line);
    });
    socket.on('error', () => undefined).on('close', () => open.delete(socket));
  });
  const listen = () => new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve));
  const close = (): Promise<void> => {
    for (const socket of open) socket.destroy();
    return new Promise((resolve) => server.close(() => resolve()));
  };
  beforeAll(async () => {
    await listen();
    at = (server.address() as AddressInfo).port;
  });
  afterAll(close);
  return {
    taken,
    heard,
    putsOff,
    refuses,
    close,
    open: listen,
    environment: {
      SMTP_HOST: '127.0.0.1',
      SMTP_ENCRYPTION: 'none',
      get SMTP_PORT() {
        return String(at);
      },
    },
  };
};
