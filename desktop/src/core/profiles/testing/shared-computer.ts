/** One data folder that several students use one after the other, opened the way the core's process does it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePack } from '@answly/shared/formats/answlypack';
import type { Grant } from '@answly/shared/http/accounts';
import type { Pack } from '@answly/shared/model/pack';
import { newId } from '@answly/shared/sync/new-id';
import { systemRandom } from '#desktop/core/clock';
import { connectCloud } from '#desktop/core/connect-cloud';
import { sha256Hex } from '#desktop/core/sha256-hex';
import { openTestCore, removeFolder, temporaryFolder, type TestCore } from '#desktop/core/testing/test-core';
import { openProfiles, type OpenedProfiles } from '../open-profiles.ts';

/** A server that knows every e-mail address and otherwise cannot answer just now. */
function createAccountServer(): typeof fetch {
  const userIds = new Map<string, string>();
  return async (_url, init) => {
    const body = typeof init?.body === 'object' ? await new Response(init.body).text() : '';
    if (init?.method !== 'POST' || !body.includes('"password"')) return new Response('{}', { status: 503 });
    const { email } = JSON.parse(body) as { email?: string };
    // To erase an account takes its password alone.
    if (email === undefined) return new Response(null, { status: 204 });
    const userId = userIds.get(email) ?? newId(Date.now(), systemRandom.bytes(16));
    userIds.set(email, userId);
    const refreshToken = `refresh-of-${email}-long-enough`;
    const grant: Grant = {
      userId,
      email,
      sessionId: userId,
      accessToken: 'access',
      accessExpiresInSeconds: 900,
      refreshToken,
    };
    return Response.json(grant, { status: 201 });
  };
}

export type OpenComputer = TestCore & {
  profiles: OpenedProfiles;
  /** What the core has left for the next one; undefined while it has not asked for one. */
  asked: () => Grant | null | undefined;
};

export function createSharedComputer(starter?: Pack) {
  const dataFolder = temporaryFolder();
  const starterFolder = join(dataFolder, 'starter');
  const fetch = createAccountServer();
  mkdirSync(starterFolder);
  if (starter) writeFileSync(join(starterFolder, 'a.answlypack'), writePack(starter, new Map(), sha256Hex));
  let opened: OpenComputer | undefined;

  function open(): OpenComputer {
    let asked: Grant | null | undefined;
    const profiles = openProfiles({
      dataFolder,
      newId: () => newId(Date.now(), systemRandom.bytes(16)),
      nowMs: () => Date.now(),
      restart: (grant) => void (asked = grant),
      log: () => undefined,
    });
    const core = openTestCore(profiles.folder, {
      starterFolder,
      profileId: profiles.profile.id,
      deviceId: profiles.deviceId,
      prepare: profiles.prepare,
      notice: profiles.notice,
      connect: connectCloud({
        cloudUrl: 'http://cloud.example',
        fetch,
        listens: false,
        profile: profiles.profile,
      }),
    });
    opened = { ...core, profiles, asked: () => asked };
    return opened;
  }
  async function close(): Promise<void> {
    await opened?.core.close();
    opened?.profiles.close();
    opened = undefined;
  }
  return {
    dataFolder,
    open,
    close,
    /** What the host does when the core has asked for another: that one begins, and takes what was left. */
    async follow(): Promise<OpenComputer> {
      const grant = opened?.asked();
      if (grant === undefined) throw new Error('the core has not asked for another');
      await close();
      const next = open();
      if (grant !== null) await next.core.takeOver(grant);
      return next;
    },
    async remove() {
      await close();
      removeFolder(dataFolder);
    },
  };
}
