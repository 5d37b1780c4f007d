/** An answer in words, line by line, for paper: Markdown, as the question itself is. */
import type { Response } from '@answly/shared/model/response';
import type { Question } from '#desktop/contract/study';

type Asked = Pick<Question, 'options' | 'prompts' | 'gaps'>;

const grades = ['Again', 'Hard', 'Good', 'Easy'] as const;

export function responseLines(question: Asked, response: Response): string[] {
  const optionText = (id: string) => question.options.find((each) => each.id === id)?.content ?? id;
  switch (response.type) {
    case 'single':
    case 'true-false':
      return [optionText(response.optionId)];
    case 'multiple':
    case 'ordering':
      return response.optionIds.map(optionText);
    case 'numeric':
    case 'short-text':
      return [response.text];
    case 'matching':
      return question.prompts
        .filter(({ id }) => response.pairs[id] !== undefined)
        .map(({ id, content }) => `${content} – ${optionText(response.pairs[id] ?? '')}`);
    case 'cloze':
      return question.gaps.map((gap, at) => `${at + 1}: ${gapText(gap, response.gaps[gap.id] ?? '')}`);
    case 'flashcard':
      return [grades[response.grade - 1] ?? ''];
  }
}

function gapText({ kind, options }: Asked['gaps'][number], given: string): string {
  if (given === '') return '…';
  return kind === 'select' ? (options.find(({ id }) => id === given)?.content ?? given) : given;
}
