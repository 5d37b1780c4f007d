import { createServer, type Server } from 'node:http';
import { expect, test } from 'vitest';
import { listen, ListenError } from './listen.ts';

/** What the operating system says, whoever runs this. */
function refusing(code: string) {
  const server = createServer();
  server.listen = () => {
    queueMicrotask(() => server.emit('error', Object.assign(new Error(`listen ${code}`), { code })));
    return server;
  };
  return listen(server, { host: 'school', port: 80, setting: 'PORT' });
}

test.each([
  ['EADDRINUSE', 'Port 80 of school is in use: stop what uses it, or set PORT to another.'],
  ['EACCES', 'Port 80 may not be used by this user: set PORT to one from 1024 on.'],
  ['EADDRNOTAVAIL', 'school is no address of this machine: set HOST to one that is, or leave it out.'],
  ['ENOTFOUND', 'school cannot be found: set HOST to an address of this machine, or leave it out.'],
])('%s is told as what to do', async (code, sentence) => {
  const refused = refusing(code);
  await expect(refused).rejects.toThrow(ListenError);
  await expect(refused).rejects.toThrow(sentence);
  await expect(refused).rejects.toMatchObject({ portTaken: code === 'EADDRINUSE' });
});

test('an IPv6 address may stand between brackets', async () => {
  const asked: unknown[] = [];
  const server = Object.assign(createServer(), {
    listen: (_: number, host: string, listening: () => void) => {
      asked.push(host);
      listening();
    },
    address: () => ({ port: 4000 }),
  }) as unknown as Server;
  expect(await listen(server, { host: '[::1]', port: 4000, setting: 'PORT' })).toBe(4000);
  expect(asked).toEqual(['::1']);
});

test('what only we can mend is left as it is', async () => {
  await expect(refusing('EBADF')).rejects.not.toThrow(ListenError);
});
