/** How an exam or a timed block came out, in one sentence: without cheering, without blame. */
import type { SessionResult } from '#desktop/contract/study';
import { countText, marksText, shareText } from '../design/number-words.ts';
import { scoreShare } from './score-words.ts';

type Came = Pick<SessionResult, 'scoreMilli' | 'maxMilli' | 'rightCount' | 'outcome'> & {
  session: Pick<SessionResult['session'], 'entries'>;
};

export function outcomeSentence(result: Came): string {
  const { scoreMilli, rightCount, outcome, session } = result;
  const percent = shareText(scoreShare(result) ?? 0);
  if (outcome === null)
    return `${percent}. ${countText(rightCount)} of ${countText(session.entries.length)} right.`;
  const marks = (milli: number) => `${marksText(milli)} ${milli === 1000 ? 'mark' : 'marks'}`;
  const over = scoreMilli - outcome.passMilli;
  if (outcome.passed)
    return over === 0 ? `${percent}. You passed.` : `${percent}. You passed, by ${marks(over)}.`;
  if (over < 0) return `${percent}. Not passed: ${marks(-over)} short.`;
  const short = outcome.sections.filter(({ passed }) => passed === false).map(({ title }) => title);
  return `${percent}. Not passed: ${list(short)} ${short.length === 1 ? 'is' : 'are'} short.`;
}

/** "51 of 75 marks; 48 pass. 720 on the exam's scale." */
export function outcomeDetail({ scoreMilli, maxMilli, outcome }: Came): string {
  const marks = `${marksText(scoreMilli)} of ${marksText(maxMilli)} marks`;
  if (outcome === null) return `${marks}.`;
  const scaled =
    outcome.scaledMilli === null ? '' : ` ${marksText(outcome.scaledMilli)} on the exam’s own scale.`;
  return `${marks}; ${marksText(outcome.passMilli)} pass.${scaled}`;
}

function list(names: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(names);
}

/** Where questions were corrected since: both scores stand. */
export function regradeWords({
  regraded,
  scoreMilli,
}: Pick<SessionResult, 'regraded' | 'scoreMilli'>): string {
  if (regraded === null) return '';
  const { positions, maxMilli } = regraded;
  const questions =
    positions.length === 1 ? 'A question was' : `${countText(positions.length)} questions were`;
  const share = scoreShare(regraded) ?? 0;
  const now = `${marksText(regraded.scoreMilli)} of ${marksText(maxMilli)} marks, ${shareText(share)}`;
  return `${questions} corrected since. By the corrected key it would be ${now}; what you were told, ${marksText(scoreMilli)}, stands beside it.`;
}

/** "+13 points", "−4 points", "the same": against an earlier share, in points of a hundred. */
export function changeWords(share: number, before: number): string {
  const points = Math.round(share * 100) - Math.round(before * 100);
  if (points === 0) return 'the same';
  const size = Math.abs(points);
  return `${points > 0 ? '+' : '−'}${countText(size)} ${size === 1 ? 'point' : 'points'}`;
}
