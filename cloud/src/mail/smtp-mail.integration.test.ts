/** Mail reaches a server that speaks SMTP, and one that does not is told of, not waited for. */
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { afterEach, expect, test } from 'vitest';
import { smtpMail } from './smtp-mail.ts';

interface Received {
  commands: string[];
  message: string;
}

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function listen(onConnection: (socket: Socket) => void): Promise<string> {
  const server = createServer(onConnection);
  servers.push(server);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** As much of RFC 5321 as handing in one message takes. */
function smtpServer(received: Received): (socket: Socket) => void {
  return (socket) => {
    let inMessage = false;
    const say = (line: string) => socket.write(`${line}\r\n`);
    say('220 here');
    createInterface({ input: socket }).on('line', (line) => {
      if (inMessage) {
        if (line === '.') {
          inMessage = false;
          say('250 taken');
        } else received.message += `${line}\n`;
        return;
      }
      received.commands.push(line);
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'EHLO') socket.write('250-here\r\n250 AUTH PLAIN\r\n');
      else if (verb === 'AUTH') say('235 welcome');
      else if (verb === 'DATA') {
        inMessage = true;
        say('354 go on');
      } else if (verb === 'QUIT') socket.end('221 bye\r\n');
      else say('250 fine');
    });
  };
}

const message = { subject: 'Half of it is gone', text: '50 % is spent.' };
const people = { to: 'one@example.org, two@example.org', from: 'Tutor <tutor@example.org>' };

test('a mail is handed in with its sender, all its readers and the password of the address', async () => {
  const received: Received = { commands: [], message: '' };
  const host = await listen(smtpServer(received));
  await smtpMail({ url: `smtp://me:p%40ss@${host}`, ...people }).send(message);
  const said = received.commands.join('\n');
  expect(said).toContain(`AUTH PLAIN ${Buffer.from('\0me\0p@ss').toString('base64')}`);
  expect(said).toContain('MAIL FROM:<tutor@example.org>');
  expect(said).toContain('RCPT TO:<one@example.org>');
  expect(said).toContain('RCPT TO:<two@example.org>');
  expect(received.message).toContain('Subject: Half of it is gone');
  expect(received.message).toContain('50 % is spent.');
});

test('a server that refuses, hangs up or is not there rejects the mail', async () => {
  const refusing = await listen((socket) => socket.end('554 no mail here\r\n'));
  const silent = await listen((socket) => socket.destroy());
  for (const host of [refusing, silent, '127.0.0.1:1']) {
    await expect(smtpMail({ url: `smtp://${host}`, ...people }).send(message)).rejects.toThrow();
  }
});
