/** What a restless student does next, within the rules of the exam. */
import type { SessionView } from '../desktop/src/contract/study.ts';
import type { Chance } from './chance.ts';
import type { Act } from './sitting.ts';

const optionIds = ['a', 'b', 'c', 'd'];

export function chooseAct({ exam, position }: SessionView, chance: Chance): Act {
  if (exam === null) throw new Error('this is no exam');
  if (exam.phase === 'paused') return { do: 'resume' };
  if (exam.phase === 'break' || chance.share() < 0.01) return { do: 'end', stage: exam.stage };
  if (exam.canPause && chance.share() < 0.03) return { do: 'pause' };
  const kind = chance.one(['view', 'answer', 'answer', 'answer', 'flag', 'strike', 'highlight'] as const);
  const optionId = chance.one(optionIds);
  switch (kind) {
    case 'view':
      return { do: 'view', position: chance.one(exam.open) };
    case 'answer':
      return { do: 'answer', position, optionId: chance.share() < 0.1 ? null : optionId };
    case 'flag':
      return { do: 'flag', position, flagged: chance.share() < 0.7 };
    case 'strike':
      return { do: 'strike', position, optionId, struck: chance.share() < 0.7 };
    case 'highlight':
      return { do: 'highlight', position, to: chance.below(10) };
  }
}
