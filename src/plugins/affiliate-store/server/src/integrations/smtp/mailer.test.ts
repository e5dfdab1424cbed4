import { postOffice } from '../../../../../../../tests/support/post-office';
import type { OutgoingMail } from '../../capabilities/messaging/ports';
import { failureOf, smtpMailer } from './mailer';
import type { SmtpServer } from './mailer';

const mail: OutgoingMail = {
  from: { name: 'Atelier "Nour", Paris', address: 'no-reply@shop.example.com' },
  replyTo: 'help@shop.example.com',
  to: 'anna@example.com',
  subject: 'Votre accès à «Dessin»',
  html: '<p>Bonjour</p>',
  text: 'Bonjour\n',
  locale: 'fr',
  messageId: 'mail-7-abc@shop.example.com',
  optOutUrl: null,
};

describe('the mailer', () => {
  const { heard, refuses, environment } = postOffice();
  const server = (more: Partial<SmtpServer> = {}): (() => Promise<SmtpServer>) => {
    return async () => ({
      host: environment.SMTP_HOST,
      port: Number(environment.SMTP_PORT),
      user: '',
      pass: '',
      encryption: 'none',
      ...more,
    });
  };
  const mailer = smtpMailer(server());
  beforeEach(() => heard.splice(0));
  afterAll(() => mailer.close());

  test('hands a mail over with its own id, both parts and one recipient', async () => {
    expect(await mailer.send(mail)).toEqual({ ok: true, value: true });
    const said = heard.join('\n');
    expect(heard.filter((line) => line.startsWith('RCPT TO'))).toEqual(['RCPT TO:<anna@example.com>']);
    expect(said).toMatch(/^Message-ID: <mail-7-abc@shop\.example\.com>$/m);
    expect(said).toMatch(/^Reply-To: help@shop\.example\.com$/m);
    expect(said).toMatch(/^Auto-Submitted: auto-generated$/m);
    expect(said).toMatch(/^Content-Type: text\/plain/m);
    expect(said).toMatch(/^Content-Type: text\/html/m);
    expect(said).toMatch(/^To: anna@example\.com$/m);
  });

  test('names the way to end it where nobody asked for it, and nowhere else', async () => {
    await mailer.send(mail);
    expect(heard.join('\n')).not.toMatch(/^List-Unsubscribe/m);
    heard.splice(0);
    const optOutUrl = 'https://shop.example.com/store/unsubscribe/abcdefghij0123456789abcdefghij01';
    await mailer.send({ ...mail, optOutUrl });
    // Long lines are folded.
    const said = heard.join('\n').replace(/\n\s+/g, ' ');
    expect(said).toContain(`List-Unsubscribe: <${optOutUrl}>`);
    expect(said).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
  });

  test('a line break in a subject or a name starts no header', async () => {
    await mailer.send({
      ...mail,
      subject: 'Hello\r\nBcc: all@example.com',
      from: { name: 'Shop\r\nBcc: all@example.com', address: mail.from.address },
    });
    expect(heard.filter((line) => /^bcc:/i.test(line))).toEqual([]);
    expect(heard.filter((line) => line.startsWith('RCPT TO'))).toHaveLength(1);
  });

  test('a recipient the server does not know is refused for good', async () => {
    refuses.add('nobody@example.com');
    expect(await mailer.send({ ...mail, to: 'nobody@example.com' })).toMatchObject({ ok: false, failure: { code: 'MAIL_REFUSED' } });
  });

  test('a server that is not there is tried again later', async () => {
    const lost = smtpMailer(server({ port: 1 }));
    expect(await lost.send(mail)).toMatchObject({ ok: false, failure: { code: 'MAIL_NOT_SENT' } });
    lost.close();
  });

  test('a server that offers no encryption gets nothing when encryption is asked for', async () => {
    const careful = smtpMailer(server({ user: 'me', pass: 'secret', encryption: 'starttls' }));
    expect(await careful.send(mail)).toMatchObject({ ok: false });
    expect(heard.join('\n')).not.toMatch(/AUTH|DATA/);
    careful.close();
  });
});

test.each([
  [{ responseCode: 550, command: 'RCPT TO', message: '550 no such user' }, 'MAIL_REFUSED'],
  [{ responseCode: 554, command: 'DATA', message: '554 rejected' }, 'MAIL_REFUSED'],
  [{ responseCode: 450, command: 'RCPT TO', message: '450 try later' }, 'MAIL_NOT_SENT'],
  [{ responseCode: 535, command: 'AUTH PLAIN', message: '535 wrong password' }, 'MAIL_NOT_SENT'],
  [{ code: 'ECONNREFUSED', command: 'CONN', message: 'connect ECONNREFUSED' }, 'MAIL_NOT_SENT'],
  [null, 'MAIL_NOT_SENT'],
])('%j is %s', (error, code) => {
  expect(failureOf(error).code).toBe(code);
});
