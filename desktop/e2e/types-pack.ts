/** A pack with one question of each type, a picture and a recording, and what is right in it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePack } from '@answly/shared/formats/answlypack';
import { blueprint, type Blueprint } from '@answly/shared/model/blueprint';
import type { ItemType } from '@answly/shared/model/item';
import type { Page } from 'playwright-core';
import { sha256Hex } from '#desktop/core/sha256-hex';
import { buildItem, buildPack } from '#desktop/core/testing/build-pack';
import { importFiles } from './student.ts';

export const packTitle = 'Every type';
export const longExam = 'Exam of every type';
/** Of twenty seconds: enough to come to any question of it. */
export const shortExam = 'Short exam';
/** What is left in it is closed. */
export const lockedExam = 'Exam that closes';

const drawing = new TextEncoder().encode(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><path d="M0 5h40" stroke="black"/></svg>',
);
/** A second of silence: the head of a WAV file and as many bytes as it names. */
const silence = Buffer.concat([
  Buffer.from('UklGRmQfAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YUAfAAA=', 'base64'),
  Buffer.alloc(8000, 128),
]);
export const pictureWords = 'A line from left to right';
export const transcript = 'The train to Leeds leaves from platform two';

/** By how each begins, since they are drawn in any order. */
export const stems: Record<ItemType, string> = {
  single: 'Which way does the line run?',
  multiple: 'Which of these are even?',
  'true-false': 'Seven is a prime.',
  numeric: 'How much is six times seven?',
  'short-text': 'Where does the train go?',
  ordering: 'Put the numbers in their order.',
  matching: 'Match each word with its opposite.',
  cloze: 'A byte has',
  flashcard: 'What is two to the power of ten?',
};

export const rightOrder = ['One', 'Two', 'Three'];
export const rightPairs = { Hot: 'Cold', Wet: 'Dry' };

/** All of the pack in one section. */
function examOf(title: string, count: number, timeLimitMs: number): Blueprint {
  const navigation = title === lockedExam ? 'lock-after-leave' : 'free';
  const section = { id: 's', title: 'All', timeLimitMs, navigation, tools: [] };
  const sections = [{ ...section, draw: [{ topic: 'Types', count }] }];
  const id = `0190c0c0-0000-7000-8000-0000${timeLimitMs.toString(16).padStart(8, '0')}`;
  return blueprint.parse({ id, title, sections, passMilli: count * 1000 });
}

const options = (contents: Record<string, string>) =>
  Object.entries(contents).map(([id, content]) => ({ id, content, rationale: `About ${content}.` }));

function typesPack(): Uint8Array {
  const picture = sha256Hex(drawing);
  const sound = sha256Hex(silence);
  const parts: Record<ItemType, Record<string, unknown>> = {
    single: {
      stem: `${stems.single}\n\n![${pictureWords}](media:${picture})`,
      options: options({ across: 'Across', down: 'Down' }),
      key: 'across',
    },
    multiple: { options: options({ two: 'Two', three: 'Three', four: 'Four' }), key: ['two', 'four'] },
    'true-false': { options: options({ true: 'True', false: 'False' }), key: 'true' },
    numeric: { key: { value: 42, tolerance: { kind: 'absolute', amount: 0 } } },
    'short-text': {
      stem: `${stems['short-text']}\n\n![${transcript}](media:${sound})`,
      key: { accepted: ['Leeds'] },
    },
    ordering: {
      options: options({ one: 'One', two: 'Two', three: 'Three' }),
      key: ['one', 'two', 'three'],
    },
    matching: {
      prompts: [
        { id: 'hot', content: 'Hot' },
        { id: 'wet', content: 'Wet' },
      ],
      options: options({ cold: 'Cold', dry: 'Dry', slow: 'Slow' }),
      key: { hot: 'cold', wet: 'dry' },
    },
    cloze: {
      stem: 'A byte has {{bits}} bits, half of one is a {{half}}, and a word is {{word}}.',
      gaps: [
        { kind: 'numeric', id: 'bits', key: { value: 8, tolerance: { kind: 'absolute', amount: 0 } } },
        { kind: 'text', id: 'half', accepted: ['nibble'] },
        { kind: 'select', id: 'word', options: options({ more: 'longer', less: 'shorter' }), key: 'more' },
      ],
    },
    flashcard: { back: 'It is 1024.' },
  };
  const items = Object.entries(parts).map(([type, part], n) => {
    const { options: _options, key: _key, ...base } = buildItem(n);
    return { ...base, type, stem: stems[type as ItemType], topics: ['Types'], ...part };
  });
  const media = [
    { sha256: picture, name: 'line.svg', mime: 'image/svg+xml' as const, bytes: drawing.length },
    { sha256: sound, name: 'train.wav', mime: 'audio/wav' as const, bytes: silence.length },
  ];
  const bytes = new Map<string, Uint8Array>([
    [picture, drawing],
    [sound, silence],
  ]);
  const limitsMs = { [longExam]: 20 * 60_000, [shortExam]: 20_000, [lockedExam]: 19 * 60_000 };
  const blueprints = Object.entries(limitsMs).map(([title, ms]) => examOf(title, items.length, ms));
  const pack = buildPack(items, { title: packTitle, media, blueprints });
  return writePack(pack, bytes, sha256Hex);
}

/** As the first thing a student does. @param folder for the file. */
export const importTypes = (page: Page, folder: string) => importFirst(page, folder, typesPack());

/** Imports a pack of the student's own on the first run. @param folder for the file. */
export async function importFirst(page: Page, folder: string, pack: Uint8Array): Promise<void> {
  const file = join(folder, 'own.answlypack');
  writeFileSync(file, pack);
  await page.getByRole('radio', { name: /Something of my own/u }).check();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Choose files' }).waitFor();
  await page.keyboard.press('Escape');
  await importFiles(page, [file]);
}

/** Of the question that is on the screen. */
export async function typeShown(page: Page): Promise<ItemType> {
  const stem = await page.locator('#stem').innerText();
  const found = Object.entries(stems).find(([, words]) => stem.startsWith(words));
  if (found === undefined) throw new Error(`no question of the pack begins so: ${stem}`);
  return found[0] as ItemType;
}
