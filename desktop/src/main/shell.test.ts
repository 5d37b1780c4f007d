/** What the Electron host asks of Electron, seen by a stand-in of the `electron` module. */
import { AppError } from '@answly/shared/errors/app-error';
import { problemOf } from '@answly/shared/errors/problem-of';
import { describe, expect, it } from 'vitest';
import { channels } from '#desktop/contract/shell-channels';
import { coreHeapFlags } from '#desktop/host/core-heap';
import { startShell } from './shell.ts';
import { createElectron } from './testing/electron.ts';

const options = {
  dataFolder: 'data',
  cloudUrl: 'https://api.example',
  starterFolder: 'packs',
  updates: true,
};
const files = { renderer: 'renderer', preload: 'preload.cjs', core: 'core.js' };

async function start(from: Parameters<typeof createElectron>[0] = {}) {
  const stage = createElectron(from);
  const loadUpdater = () => Promise.reject(new Error('no updates in this test'));
  await startShell({ electron: stage.electron, files, options, loadUpdater, log: () => undefined });
  const [window] = stage.windows;
  if (window === undefined) throw new Error('no window');
  const connect = (frame: unknown = window.contents.mainFrame) =>
    stage.ipcHandlers.get(channels.connect)?.({
      sender: window.contents,
      senderFrame: frame,
    }) as Promise<unknown>;
  return { ...stage, window, connect };
}

const turns = async () => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

describe('start', () => {
  it('turns the sandbox on and declares its scheme before the app is ready', async () => {
    const { asked, schemes } = await start();
    expect(asked.slice(0, 3)).toEqual(['enableSandbox', 'registerSchemes', 'whenReady']);
    expect(schemes).toMatchObject([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
    expect(JSON.stringify(schemes)).not.toMatch(/bypassCSP|allowServiceWorkers|corsEnabled/u);
  });

  it('opens a window that is sandboxed, isolated and without Node, on its own page', async () => {
    const { window } = await start();
    expect(window.address).toBe('app://answly/');
    expect(window.options).toMatchObject({
      show: false,
      webPreferences: {
        preload: 'preload.cjs',
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInSubFrames: false,
        nodeIntegrationInWorker: false,
        webviewTag: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
      },
    });
  });

  it('leaves to the first instance, which comes to the front', async () => {
    const second = createElectron({ firstInstance: false });
    const parts = { files, options, loadUpdater: () => Promise.reject(new Error()), log: () => undefined };
    await startShell({ electron: second.electron, ...parts });
    expect(second.asked).toContain('quit');
    expect(second.windows).toHaveLength(0);
    const first = await start();
    first.app.emit('second-instance');
    expect(first.asked.slice(-2)).toEqual(['restore', 'focus']);
    expect(first.windows).toHaveLength(1);
  });

  it('has a menu of standard roles with zoom, and no developer tools', async () => {
    const { menu } = await start();
    const text = JSON.stringify(menu());
    for (const role of ['editMenu', 'windowMenu', 'zoomIn', 'zoomOut', 'resetZoom', 'quit'])
      expect(text).toContain(role);
    expect(text).not.toMatch(/toggleDevTools|forceReload/u);
  });
});

describe('the fence', () => {
  it('denies every permission and device', async () => {
    const { session } = await start();
    for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal']) {
      let granted: unknown;
      session.handlers['request']?.({}, permission, (given: boolean) => (granted = given));
      expect(granted).toBe(false);
      expect(session.handlers['check']?.({}, permission)).toBe(false);
    }
    expect(session.handlers['device']?.({})).toBe(false);
  });

  it.each([
    ['blob:app://answly/0b4a7a6e', false],
    ['blob:https://evil.example/0b4a7a6e', true],
    ['blob:null/0b4a7a6e', true],
    ['data:text/html,x', true],
    ['app://answly/index.html', true],
    ['https://evil.example/setup.exe', true],
  ])('a download from %s: blocked is %s, and the student says where', async (address, blocked) => {
    const { session } = await start();
    let prevented = false;
    const asked: unknown[] = [];
    const item = {
      getURL: () => address,
      getFilename: () => 'set-aside.json',
      setSaveDialogOptions: (dialog: unknown) => asked.push(dialog),
    };
    session.emit('will-download', { preventDefault: () => (prevented = true) }, item);
    expect(prevented).toBe(blocked);
    expect(asked).toHaveLength(blocked ? 0 : 1);
  });

  it.each([
    ['will-navigate', { url: 'https://evil.example/' }, true],
    ['will-navigate', { url: 'app://evil/' }, true],
    ['will-navigate', { url: 'file:///etc/passwd' }, true],
    ['will-navigate', { url: 'app://answly/#/today' }, false],
    ['will-redirect', { url: 'https://evil.example/' }, true],
    ['will-frame-navigate', { url: 'app://answly/', isMainFrame: false }, true],
    ['will-attach-webview', {}, true],
  ])('on %s to %j: blocked is %s', async (name, details, blocked) => {
    const { window } = await start();
    let prevented = false;
    window.contents.emit(name, { ...details, preventDefault: () => (prevented = true) });
    expect(prevented).toBe(blocked);
  });

  it('opens no window, and asks before it hands an https link to the browser', async () => {
    const { window, opened, dialogs, answerDialogs } = await start();
    const follow = async (url: string) => {
      expect(window.contents.windowOpenHandler({ url })).toEqual({ action: 'deny' });
      await turns();
    };
    await follow('file:///etc/passwd');
    await follow('http://en.wikipedia.org/');
    expect(dialogs).toEqual([]);
    await follow('https://en.wikipedia.org/wiki/Ohm');
    expect(dialogs).toMatchObject([{ message: 'Open en.wikipedia.org in your browser?' }]);
    expect(opened).toEqual([]);
    answerDialogs(0);
    await follow('https://en.wikipedia.org/wiki/Ohm');
    expect(opened).toEqual(['https://en.wikipedia.org/wiki/Ohm']);
  });
});

describe('the core', () => {
  it('starts in a utility process with the folders and the cloud it was given', async () => {
    const { cores } = await start();
    expect(cores[0]).toMatchObject({
      execArgv: coreHeapFlags,
      entry: 'core.js',
      args: [
        '--host',
        'electron',
        '--data',
        'data',
        '--cloud-url',
        'https://api.example',
        '--starter-folder',
        'packs',
      ],
    });
  });

  it('gets one end of a channel and the window the other, once it is ready', async () => {
    const { cores, connect, window } = await start();
    const offer = connect();
    await turns();
    expect(window.contents.mainFrame.posted).toEqual([]);
    cores[0]?.emit('message', { kind: 'ready' });
    expect(await offer).toEqual({ ok: true, window: 1 });
    expect(cores[0]?.sent).toEqual([{ message: { kind: 'open', window: 1 }, ports: [{ end: 'core' }] }]);
    expect(window.contents.mainFrame.posted).toEqual([
      { channel: channels.port, label: { window: 1 }, ports: [{ end: 'page' }] },
    ]);
  });

  it('is not given to a frame inside the page, to another origin, or to a frame that is gone', async () => {
    const { cores, connect, window } = await start();
    cores[0]?.emit('message', { kind: 'ready' });
    await expect(connect({ ...window.contents.mainFrame, url: 'app://answly/' })).rejects.toThrow();
    await expect(connect(null)).rejects.toThrow();
    window.contents.mainFrame.url = 'https://evil.example/';
    await expect(connect()).rejects.toThrow();
    expect(cores[0]?.sent).toEqual([]);
  });

  it('tells the window why it cannot start', async () => {
    const { cores, connect } = await start();
    const problem = problemOf(new AppError('data.newer', { detail: 'Please update Answly.' }));
    const offer = connect();
    cores[0]?.emit('message', { kind: 'failed', problem });
    expect(await offer).toEqual({ ok: false, problem });
  });

  it('is started again when it dies, and windows are told to connect again', async () => {
    const { cores, connect, window } = await start();
    cores[0]?.emit('message', { kind: 'ready' });
    cores[0]?.emit('exit', 11);
    expect(window.contents.sent).toEqual([[channels.gone, undefined]]);
    const offer = connect();
    await expect.poll(() => cores.length).toBe(2);
    cores[1]?.emit('message', { kind: 'ready' });
    expect(await offer).toMatchObject({ ok: true });
  });

  it('closes its files before the app ends', async () => {
    const { app, asked, cores } = await start();
    cores[0]?.emit('message', { kind: 'ready' });
    app.quit();
    expect(cores[0]?.sent.at(-1)?.message).toEqual({ kind: 'stop' });
    expect(asked.at(-1)).toBe('quit');
    await turns();
    expect(asked.at(-1)).toBe('gone');
    expect(cores).toHaveLength(1);
  });
});
