/** The update policy over every state it can be asked about. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UpdateState } from './plan-update.ts';
import { planUpdate } from './plan-update.ts';

const quiet: UpdateState = {
  enabled: true,
  studying: false,
  busy: false,
  quitting: false,
  sinceCheckMs: 0,
  available: null,
  downloaded: null,
  failures: 0,
  agreed: false,
};

const anyState: fc.Arbitrary<UpdateState> = fc.record({
  enabled: fc.boolean(),
  studying: fc.boolean(),
  busy: fc.boolean(),
  quitting: fc.boolean(),
  sinceCheckMs: fc.option(fc.nat(), { nil: null }),
  available: fc.constantFrom(null, '2.0.0'),
  downloaded: fc.constantFrom(null, '2.0.0'),
  failures: fc.nat(4),
  agreed: fc.boolean(),
});

describe('planUpdate', () => {
  it('goes from asking the feed to offering, and installs when the student agrees', () => {
    expect(planUpdate({ ...quiet, sinceCheckMs: null })).toBe('check');
    expect(planUpdate(quiet)).toBe('wait');
    expect(planUpdate({ ...quiet, sinceCheckMs: 6 * 3_600_000 })).toBe('check');
    expect(planUpdate({ ...quiet, available: '2.0.0' })).toBe('download');
    expect(planUpdate({ ...quiet, available: '2.0.0', downloaded: '2.0.0' })).toBe('offer');
    expect(planUpdate({ ...quiet, downloaded: '2.0.0', agreed: true })).toBe('install');
  });

  it('does nothing during a session, at quit, while busy, or without a feed', () => {
    fc.assert(
      fc.property(anyState, fc.constantFrom('studying', 'quitting', 'busy'), (state, what) => {
        expect(planUpdate({ ...state, [what]: true })).toBe('wait');
        expect(planUpdate({ ...state, enabled: false })).toBe('wait');
      }),
    );
  });

  it('installs only what is here, was agreed to, and has not failed twice', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        if (planUpdate(state) !== 'install') return;
        expect(state).toMatchObject({ agreed: true, downloaded: '2.0.0', studying: false, quitting: false });
        expect(state.failures).toBeLessThan(2);
      }),
    );
  });

  it('leaves a version alone after two failures and goes on looking for the next', () => {
    const failed = { ...quiet, available: '2.0.0', failures: 2 };
    expect(planUpdate(failed)).toBe('wait');
    expect(planUpdate({ ...failed, downloaded: '2.0.0', agreed: true })).toBe('wait');
    expect(planUpdate({ ...failed, sinceCheckMs: 6 * 3_600_000 })).toBe('check');
  });
});
