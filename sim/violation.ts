/** What the simulator looks for: a promise of sync that was broken. */

export type Rule =
  | 'nothing-lost'
  | 'nothing-invented'
  | 'counted-once'
  | 'document-kept'
  | 'replicas-identical'
  | 'refused-kept'
  | 'derived-is-refold'
  | 'cursor-behind-rows'
  | 'server-order'
  | 'server-sound'
  | 'stamp-not-ahead'
  | 'payload-bounded'
  | 'liveness';

export class Violation extends Error {
  override name = 'Violation';
  readonly rule: Rule;

  constructor(rule: Rule, detail: string) {
    super(`${rule}: ${detail}`);
    this.rule = rule;
  }
}

/** @throws Violation of `rule` with what `detail` says, unless the promise holds. */
export function promise(rule: Rule, holds: boolean, detail: () => string): asserts holds {
  if (!holds) throw new Violation(rule, detail());
}
