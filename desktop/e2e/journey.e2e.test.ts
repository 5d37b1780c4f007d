/** The journey on a question bank written for this project, shaped like the public radio pools. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, test } from 'vitest';
import { runJourney } from './journey.ts';

const folder = mkdtempSync(join(tmpdir(), 'answly-bank-'));
const itemCount = 24;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Invented questions with a known key: the sum of two numbers. */
function writeBank(): string {
  const questions = Array.from({ length: itemCount }, (_, n) => {
    const sum = 2 * n + 7;
    const answers = [sum, sum + 1, sum - 2].map(String);
    const correct = n % 3;
    [answers[0], answers[correct]] = [answers[correct] ?? '', answers[0] ?? ''];
    return {
      id: `Q${1 + Math.floor(n / 12)}${'AB'[Math.floor(n / 6) % 2]}${String(n % 6).padStart(2, '0')}`,
      correct,
      refs: '',
      question: `A counter stands at ${n} and goes up by ${n + 7}. Where does it stand?`,
      answers: [...answers, 'All these choices are correct'],
      figure: '',
      correct_letter: 'ABCD'[correct],
    };
  });
  const file = join(folder, 'counting-pool.json');
  writeFileSync(file, JSON.stringify(questions));
  return file;
}

test('a student imports a bank, answers offline through a crash, syncs a second device and asks the tutor', async () => {
  await runJourney({ files: [writeBank()], title: 'Counting pool', itemCount });
});
