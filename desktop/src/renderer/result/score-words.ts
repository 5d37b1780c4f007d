/** The result of a session in one sentence, and the line below it. */
import type { SessionResult } from '#desktop/contract/study';
import { countText, marksText, shareText } from '../design/number-words.ts';
import { durationText } from '../design/time-words.ts';

type Scored = Pick<SessionResult, 'scoreMilli' | 'maxMilli' | 'answeredCount' | 'rightCount' | 'topics'> & {
  session: Pick<SessionResult['session'], 'activeMs'>;
};

/** Share of the marks, 0–1; null while nothing was marked. */
export function scoreShare(result: Pick<SessionResult, 'scoreMilli' | 'maxMilli'>): number | null {
  return result.maxMilli === 0 ? null : Math.max(0, result.scoreMilli / result.maxMilli);
}

/** The share of the marks that passes, 0–1; undefined where nothing is passed or failed. */
export function passShare({
  outcome,
  maxMilli,
}: Pick<SessionResult, 'outcome' | 'maxMilli'>): number | undefined {
  return outcome === null ? undefined : outcome.passMilli / Math.max(maxMilli, 1);
}

/** Short and without cheering: the figure, then what it consists of. */
export function scoreSentence(result: Scored): string {
  const share = scoreShare(result);
  if (share === null) return 'Nothing answered yet';
  const { answeredCount, rightCount } = result;
  const percent = shareText(share);
  if (rightCount === answeredCount) {
    return answeredCount === 1
      ? `${percent}. The one answer is right.`
      : `${percent}. All ${answeredCount} right.`;
  }
  if (rightCount === 0) return `${percent}. None right yet.`;
  return `${percent}. ${countText(rightCount)} of ${countText(answeredCount)} right.`;
}

/** "65%", or that there is no score. */
export function scoreWords(result: Pick<SessionResult, 'scoreMilli' | 'maxMilli'>): string {
  const share = scoreShare(result);
  return share === null ? 'nothing answered' : shareText(share);
}

/** "13 of 20 marks in 24 minutes. Subnetting costs most." */
export function scoreDetail(result: Scored): string {
  const marks = `${marksText(result.scoreMilli)} of ${marksText(result.maxMilli)} marks`;
  const { activeMs } = result.session;
  const time = activeMs >= 1000 ? ` in ${durationText(activeMs)}` : '';
  const costliest = costliestTopic(result.topics);
  return `${marks}${time}.${costliest === null ? '' : ` ${costliest} costs most.`}`;
}

/** The topic that lost most marks; none where nothing is lost or only one topic was asked. */
function costliestTopic(topics: Scored['topics']): string | null {
  if (topics.length < 2) return null;
  const lost = (topic: Scored['topics'][number]) => topic.maxMilli - topic.rightMilli;
  const most = topics.reduce((worst, topic) => (lost(topic) > lost(worst) ? topic : worst));
  return lost(most) === 0 ? null : most.topic;
}
