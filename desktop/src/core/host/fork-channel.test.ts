/** The fork channel over an emitter in place of `process`. */
import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { Port } from '#desktop/contract/messages';
import { createForkChannel } from './fork-channel.ts';

function createScene() {
  const reports: unknown[] = [];
  const forked = Object.assign(new EventEmitter(), {
    send: (message: unknown) => void reports.push(message),
  });
  const ports: Port[] = [];
  let stopCount = 0;
  const channel = createForkChannel(forked);
  channel.onWindow((port) => ports.push(port));
  channel.onStop(() => (stopCount += 1));
  const hear = (message: unknown) => void forked.emit('message', message);
  return { forked, channel, ports, reports, hear, stopCount: () => stopCount };
}

describe('fork channel', () => {
  it('gives each window a port of its own', () => {
    const scene = createScene();
    scene.hear({ kind: 'open', window: 1 });
    scene.hear({ kind: 'open', window: 2 });
    const heard: unknown[] = [];
    scene.ports.forEach((port, place) => port.onMessage((message) => heard.push([place, message])));
    scene.hear({ kind: 'text', window: 2, text: '{"a":1}' });
    scene.ports[0]?.post({ b: 2 });
    expect(heard).toEqual([[1, { a: 1 }]]);
    expect(scene.reports).toEqual([{ kind: 'text', window: 1, text: '{"b":2}' }]);
  });

  it('closes a window that sends what is not JSON, and leaves the others open', () => {
    const scene = createScene();
    scene.hear({ kind: 'open', window: 1 });
    scene.hear({ kind: 'open', window: 2 });
    scene.hear({ kind: 'text', window: 1, text: '{nonsense' });
    scene.ports[0]?.post('too late');
    scene.ports[1]?.post('still here');
    expect(scene.reports).toEqual([
      { kind: 'close', window: 1 },
      { kind: 'text', window: 2, text: '"still here"' },
    ]);
  });

  it('tells the port when its window closed, and not the host again', () => {
    const scene = createScene();
    scene.hear({ kind: 'open', window: 1 });
    let closed = false;
    scene.ports[0]?.onClose(() => (closed = true));
    scene.hear({ kind: 'close', window: 1 });
    expect(closed).toBe(true);
    expect(scene.reports).toEqual([]);
  });

  it('stops when asked, when the host is gone and on SIGTERM, not on SIGINT', () => {
    const scene = createScene();
    scene.forked.emit('SIGINT');
    expect(scene.stopCount()).toBe(0);
    scene.hear({ kind: 'stop' });
    scene.forked.emit('disconnect');
    scene.forked.emit('SIGTERM');
    expect(scene.stopCount()).toBe(3);
  });

  it('drops what no host says', () => {
    const scene = createScene();
    scene.hear({ kind: 'open', window: -1 });
    scene.hear('open');
    scene.hear({ kind: 'text', window: 9, text: '{}' });
    expect(scene.ports).toEqual([]);
    expect(scene.reports).toEqual([]);
  });
});
