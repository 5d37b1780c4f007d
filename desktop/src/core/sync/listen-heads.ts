/** Listens to how far the server's history goes, and connects again by itself (SY16). */
import { heads } from '@answly/shared/http/sync';
import type { HeadEvent } from '@answly/shared/sync/protocol';
import type { Account } from '#desktop/core/account/account';
import type { CloudClient } from '#desktop/core/http/cloud-client';
import type { Timers } from '#desktop/core/timers';
import { createAlarm } from './alarm.ts';
import { backoffMs } from './backoff.ts';

export interface HeadListenerParts {
  client: CloudClient;
  account: Account;
  timers: Timers;
  /** A number in 0–1. */
  random: () => number;
  /** Called with the head when the connection stands, and with each later one. */
  heard: (head: HeadEvent, first: boolean) => void;
  /** Called once when the connection cannot be made again; not while it is merely cut now and then. */
  lost: () => void;
}

export interface HeadListener {
  /** Connects where it is not connected. */
  start(): void;
  stop(): void;
}

/** A laptop that is back on the network should not wait longer than this. */
const longestMs = 30_000;

export function createHeadListener(parts: HeadListenerParts): HeadListener {
  let connection: AbortController | undefined;
  let failures = 0;
  let isLost = false;
  const alarm = createAlarm(parts.timers, () => start());

  async function follow(signal: AbortSignal): Promise<void> {
    const { client, account, heard } = parts;
    await account.withToken(async (accessToken) => {
      let first = true;
      for await (const { data } of client.stream(heads, {}, { accessToken, signal })) {
        failures = 0;
        isLost = false;
        heard(data, first);
        first = false;
      }
    });
  }

  /** A server that starts anew cuts every connection, and must not be asked by all at once: the next try tells more. */
  function ended(): void {
    connection = undefined;
    failures += 1;
    alarm.set(Math.min(longestMs, backoffMs(failures, parts.random())));
    if (failures < 2 || isLost) return;
    isLost = true;
    parts.lost();
  }

  function start(): void {
    if (connection !== undefined || parts.account.state().status !== 'signed-in') return;
    alarm.clear();
    const controller = new AbortController();
    connection = controller;
    void follow(controller.signal)
      // Whatever ended it, the poll goes on meanwhile; the round tells the student what is wrong.
      .catch(() => undefined)
      .finally(() => {
        if (!controller.signal.aborted) ended();
      });
  }

  return {
    start,
    stop() {
      alarm.clear();
      connection?.abort();
      connection = undefined;
    },
  };
}
