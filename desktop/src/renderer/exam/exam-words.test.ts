import { describe, expect, test } from 'vitest';
import type { ExamOffer, ExamView } from '#desktop/contract/exam';
import {
  closedWords,
  limitText,
  limitWith,
  offerWords,
  passWords,
  ruleWords,
  sectionName,
  toolWords,
  totalWords,
  wrongWords,
} from './exam-words.ts';

test('a limit is said in hours and minutes', () => {
  expect(limitText(45 * 60_000)).toBe('45 minutes');
  expect(limitText(75 * 60_000)).toBe('1 hour 15 minutes');
  expect(limitText(120 * 60_000)).toBe('2 hours');
  expect(limitText(30_000)).toBe('30 seconds');
  expect(limitText(22.5 * 60_000)).toBe('22 minutes 30 seconds');
});

test('extra time stretches a limit; untimed takes it away', () => {
  expect(limitWith(60_000, 1.25)).toBe(75_000);
  expect(limitWith(60_000, null)).toBeNull();
  expect(limitWith(null, 2)).toBeNull();
});

test('tools are listed as a sentence lists them', () => {
  expect(toolWords([])).toBe('No tools.');
  expect(toolWords(['calculator', 'note', 'flag'])).toBe('Tools: calculator, notes, and flags.');
});

test('what a wrong answer costs is said plainly', () => {
  expect(wrongWords({ certaintyMarking: false, wrongCosts: false })).toContain('costs nothing');
  expect(wrongWords({ certaintyMarking: false, wrongCosts: true })).toContain('costs marks');
  expect(wrongWords({ certaintyMarking: true, wrongCosts: true })).toContain('How sure');
  expect(closedWords('runs')).toContain('no pause');
});

test('what passes is said before anything is answered, also what a section asks for on its own', () => {
  const section = (title: string, passMilli: number | null) => ({ title, passMilli });
  expect(passWords({ passMilli: 26_000, sections: [section('All', null)] })).toBe('To pass: 26 marks.');
  expect(passWords({ passMilli: null, sections: [section('All', null)] })).toBe('');
  const two = [section('Systems', 10_000), section('', 7500), section('Law', null)];
  expect(passWords({ passMilli: 26_000, sections: two })).toBe(
    'To pass: 26 marks in all, and at least 10 in Systems and 7.5 in section 2.',
  );
});

test('the whole length is that of the sections, with the breaks beside it', () => {
  const part = {
    title: 'A',
    count: 10,
    timeLimitMs: 1_200_000,
    breakAfterMs: 300_000,
    passMilli: null,
    navigation: 'free',
    tools: [],
  } as const;
  const two = {
    sections: [
      { ...part, tools: [] },
      { ...part, tools: [] },
    ],
    questionCount: 20,
    timeLimitMs: 2_400_000,
  };
  expect(totalWords(two, 1.5)).toBe('1 hour and 5 minutes of breaks');
  expect(totalWords(two, null)).toBe('no time limit and 5 minutes of breaks');
  expect(offerWords(two)).toBe('20 questions, 40 minutes, 2 sections.');
});

test('with extra time, sections are said so that they add up to the whole length', () => {
  const fifteen = { timeLimitMs: 15 * 60_000, breakAfterMs: 0 } as ExamOffer['sections'][number];
  const said = (factor: number) => ({
    each: limitText(limitWith(fifteen.timeLimitMs, factor) ?? 0),
    whole: totalWords({ sections: [fifteen, fifteen] }, factor),
  });
  expect(said(1.5)).toEqual({ each: '22 minutes 30 seconds', whole: '45 minutes' });
  expect(said(1.25)).toEqual({ each: '18 minutes 45 seconds', whole: '37 minutes 30 seconds' });
  // 62.5 seconds each are said as 63, and so they count.
  expect(totalWords({ sections: [50, 50].map((s) => ({ ...fifteen, timeLimitMs: s * 1000 })) }, 1.25)).toBe(
    '2 minutes 6 seconds',
  );
});

describe('the line under the bar', () => {
  const section = {
    title: 'Systems',
    first: 0,
    count: 2,
    timeLimitMs: 1,
    passMilli: null,
    navigation: 'free',
    tools: [],
  } as const;
  const exam = (part: Partial<ExamView>) =>
    ({ sections: [{ ...section }], section: 0, leftMs: 1000, blueprintId: 'x', ...part }) as ExamView;

  test('names the section where there are several', () => {
    const two = exam({
      sections: [
        { ...section, tools: [] },
        { ...section, tools: [] },
      ],
      section: 1,
    });
    expect(sectionName(two)).toBe('Section 2 of 2: Systems');
    expect(ruleWords(two)).toBe(
      'At 0:00 this section is handed in as it stands. You cannot come back to it.',
    );
  });

  test('says of a block that it is handed in, and of an untimed one that it has no limit', () => {
    expect(ruleWords(exam({ blueprintId: null }))).toBe('At 0:00 the block is handed in as it stands.');
    expect(ruleWords(exam({ leftMs: null }))).toBe('There is no time limit.');
  });
});
