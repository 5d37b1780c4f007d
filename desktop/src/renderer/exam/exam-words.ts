/** The rules of an exam in a student's words. */
import type { TimeFactor } from '@answly/shared/model/session-terms';
import type { ExamOffer, ExamView } from '#desktop/contract/exam';
import { countText, counted, marksText } from '../design/number-words.ts';
import type { Section, Tool } from './sitting.ts';

/** "45 minutes", "1 hour 15 minutes", "22 minutes 30 seconds": exact, so that sections add up to their sum. */
export function limitText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const parts = [
    { count: Math.floor(seconds / 3600), one: 'hour', many: 'hours' },
    { count: Math.floor(seconds / 60) % 60, one: 'minute', many: 'minutes' },
    { count: seconds % 60, one: 'second', many: 'seconds' },
  ].filter(({ count }) => count > 0);
  return parts.map(({ count, one, many }) => counted(count, one, many)).join(' ');
}

export function navigationWords(navigation: Section['navigation']): string {
  switch (navigation) {
    case 'free':
      return 'Go back and forth as you like.';
    case 'linear':
      return 'One question after the other; you cannot go back.';
    case 'lock-after-leave':
      return 'In any order, but a question you leave is closed.';
  }
}

const toolNames: Record<Tool, string> = {
  calculator: 'calculator',
  highlight: 'highlighter',
  note: 'notes',
  strike: 'strike-out',
  flag: 'flags',
};

/** "Tools: calculator, notes and flags." */
export function toolWords(tools: readonly Tool[], locale = 'en'): string {
  if (tools.length === 0) return 'No tools.';
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return `Tools: ${list.format(tools.map((tool) => toolNames[tool]))}.`;
}

export function wrongWords({
  certaintyMarking,
  wrongCosts,
}: Pick<ExamOffer, 'certaintyMarking' | 'wrongCosts'>): string {
  if (certaintyMarking)
    return 'How sure you say you are weighs the marks: sure and right earns most, sure and wrong costs most. A blank scores 0.';
  if (wrongCosts) return 'A wrong answer costs marks; a blank scores 0.';
  return 'A wrong answer costs nothing; a blank scores 0.';
}

interface PassMarks {
  passMilli: number | null;
  sections: readonly { title: string; passMilli: number | null }[];
}

/** "To pass: 26 marks of all, and 10 in Systems."; empty where nothing is passed or failed. */
export function passWords({ passMilli, sections }: PassMarks): string {
  if (passMilli === null) return '';
  const own = sections.flatMap((section, at) =>
    section.passMilli === null
      ? []
      : [`${marksText(section.passMilli)} in ${section.title || `section ${at + 1}`}`],
  );
  const all = `${marksText(passMilli)} ${passMilli === 1000 ? 'mark' : 'marks'}`;
  if (own.length === 0) return `To pass: ${all}.`;
  return `To pass: ${all} in all, and at least ${new Intl.ListFormat('en').format(own)}.`;
}

export function closedWords(clock: ExamOffer['clockWhileClosed']): string {
  return clock === 'runs'
    ? 'Once begun, the clock runs to the end, also while Answly is closed. There is no pause.'
    : 'The clock stands still while Answly is closed, and you may pause.';
}

/** "Section 2 of 3: Systems"; empty where there is only one without a title. */
export function sectionName({ sections, section }: Pick<ExamView, 'sections' | 'section'>): string {
  const title = sections[section]?.title ?? '';
  if (sections.length === 1) return title;
  const place = `Section ${countText(section + 1)} of ${countText(sections.length)}`;
  return title === '' ? place : `${place}: ${title}`;
}

/** What happens to the open section, in one line under the bar. */
export function ruleWords(exam: ExamView): string {
  const { leftMs, sections, section } = exam;
  const what = sections.length > 1 ? 'this section' : exam.blueprintId === null ? 'the block' : 'the exam';
  const end = leftMs === null ? 'There is no time limit.' : `At 0:00 ${what} is handed in as it stands.`;
  const navigation = sections[section]?.navigation ?? 'free';
  if (navigation !== 'free') return `${end} ${navigationWords(navigation)}`;
  return sections.length > 1 ? `${end} You cannot come back to it.` : end;
}

/** Extra time as it is chosen: of an exam, of a timed block, and in the settings that both begin with. */
export const timeFactors = [
  { value: '1', label: 'None', factor: 1 },
  { value: '1.25', label: '1.25×', factor: 1.25 },
  { value: '1.5', label: '1.5×', factor: 1.5 },
  { value: '2', label: '2×', factor: 2 },
  { value: 'none', label: 'Untimed', factor: null },
] as const;

export type FactorChoice = (typeof timeFactors)[number]['value'];

export function factorOf(choice: FactorChoice): TimeFactor {
  return timeFactors.find(({ value }) => value === choice)?.factor ?? null;
}

export function choiceOf(timeFactor: TimeFactor): FactorChoice {
  return timeFactors.find(({ factor }) => factor === timeFactor)?.value ?? '1';
}

/** A limit with the student's extra time, in whole seconds as it is said; null for none. */
export function limitWith(limitMs: number | null, factor: number | null): number | null {
  return limitMs === null || factor === null ? null : Math.round((limitMs * factor) / 1000) * 1000;
}

/** "45 minutes with the breaks", as long as all of it takes. */
export function totalWords({ sections }: Pick<ExamOffer, 'sections'>, factor: number | null): string {
  const limits = sections.map(({ timeLimitMs }) => limitWith(timeLimitMs, factor));
  const breaksMs = sections.slice(0, -1).reduce((total, { breakAfterMs }) => total + breakAfterMs, 0);
  const breaks = breaksMs === 0 ? '' : ` and ${limitText(breaksMs)} of breaks`;
  if (limits.every((limit) => limit === null)) return `no time limit${breaks}`;
  if (limits.includes(null)) return `a time limit for some sections${breaks}`;
  return `${limitText(limits.reduce<number>((total, limit) => total + (limit ?? 0), 0))}${breaks}`;
}

/** "40 questions, 45 minutes, 2 sections". */
export function offerWords(offer: Pick<ExamOffer, 'sections' | 'questionCount' | 'timeLimitMs'>): string {
  const parts = [
    counted(offer.questionCount, 'question', 'questions'),
    totalWords({ sections: offer.sections.map((each) => ({ ...each, breakAfterMs: 0 })) }, 1),
  ];
  if (offer.sections.length > 1) parts.push(counted(offer.sections.length, 'section', 'sections'));
  return `${parts.join(', ')}.`;
}
