/** Stands between a page and its core: a test says which calls are refused, as the core would refuse them. */
import { AppError } from '@answly/shared/errors/app-error';
import type { ProblemCode } from '@answly/shared/errors/codes';
import { problemOf } from '@answly/shared/errors/problem-of';
import type { Page } from 'playwright-core';
import type { CallName } from '#desktop/contract/calls';

export interface Refusal {
  code: ProblemCode;
  /** The call waits for this before it is refused. */
  after?: Promise<unknown>;
}

/** Loads the page anew. @param refusalOf undefined for a call that goes on to the core. */
export async function refuseCalls(
  page: Page,
  refusalOf: (call: CallName) => Refusal | undefined,
): Promise<void> {
  await page.routeWebSocket(/./u, (socket) => {
    const core = socket.connectToServer();
    socket.onMessage(async (message) => {
      const { id, call } = JSON.parse(String(message)) as { id: number; call: CallName };
      const refusal = refusalOf(call);
      if (refusal === undefined) return core.send(message);
      await refusal.after;
      socket.send(JSON.stringify({ id, ok: false, problem: problemOf(new AppError(refusal.code)) }));
    });
  });
  await page.reload();
}
