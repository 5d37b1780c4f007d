/** What every text cache does, whichever store keeps the texts. */
import { expect, test } from 'vitest';
import type { TextCache } from '#cloud/domain/tutor/text-cache';

export interface TextCacheBench {
  cache(): TextCache;
  /** Lets this much time pass for what is kept. */
  pass(ms: number): Promise<void>;
}

/** @param bench gives the store under test; asked anew in each test, so `beforeEach` may renew it. */
export function textCacheSuite(bench: () => TextCacheBench): void {
  test('knows nothing at first', async () => {
    expect(await bench().cache().get('a')).toBeUndefined();
  });

  test('gives back what was set, with any characters, and an empty text as a text', async () => {
    const cache = bench().cache();
    const text = 'π ≈ 3.14159\n“naïve” 🦉 \u0000 end';
    await cache.set('a:b c/ü', text, 60_000);
    await cache.set('empty', '', 60_000);
    expect(await cache.get('a:b c/ü')).toBe(text);
    expect(await cache.get('empty')).toBe('');
  });

  test('a later text replaces an earlier one', async () => {
    const cache = bench().cache();
    await cache.set('a', 'one', 60_000);
    await cache.set('a', 'two', 60_000);
    expect(await cache.get('a')).toBe('two');
  });

  test('keys are told apart exactly', async () => {
    const cache = bench().cache();
    await cache.set('item:1', 'one', 60_000);
    expect(await cache.get('item:11')).toBeUndefined();
    expect(await cache.get('ITEM:1')).toBeUndefined();
  });

  test('forgets a text when its time is over, and not before', async () => {
    const cache = bench().cache();
    await cache.set('short', 'one', 100);
    await cache.set('long', 'two', 60_000);
    await bench().pass(100);
    expect(await cache.get('short')).toBeUndefined();
    expect(await cache.get('long')).toBe('two');
  });

  test('holds a long text whole', async () => {
    const cache = bench().cache();
    const text = 'abcdefghij'.repeat(2_000);
    await cache.set('long', text, 60_000);
    expect(await cache.get('long')).toBe(text);
  });
}
