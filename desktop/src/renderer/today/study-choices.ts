/** What Today offers to study, over all packs. */
import type { Today } from '#desktop/contract/study';
import { sessionCount, type Start } from './use-start.ts';

export interface StudyChoice {
  name: string;
  words: string;
  count: number;
  start: Start;
}

/** Those that hold a question; where neither does, all of them again. */
export function studyChoices(today: Pick<Today, 'newCount' | 'mistakeCount' | 'openCount'>): StudyChoice[] {
  const from = (choose: Start['choose']): Start => ({
    packId: null,
    topics: [],
    choose,
    count: sessionCount,
  });
  const all: StudyChoice[] = [
    {
      name: 'New questions',
      words: 'Not answered before.',
      count: today.newCount,
      start: from('new'),
    },
    {
      name: 'Mistakes',
      words: 'Wrong or left blank the last time.',
      count: today.mistakeCount,
      start: from('mistakes'),
    },
  ];
  const open = all.filter(({ count }) => count > 0);
  if (open.length > 0 || today.openCount === 0) return open;
  return [
    {
      name: 'Everything again',
      words: 'All is answered. A mixed round keeps it fresh.',
      count: today.openCount,
      start: from('mixed'),
    },
  ];
}
