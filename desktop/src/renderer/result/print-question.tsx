/** One question on paper: what was asked, what was answered, the key, and the reason of each option. */
import type { Feedback, PlaceView } from '#desktop/contract/study';
import { Markdown } from '../content/markdown.tsx';
import { closedWords } from '../feedback/closed-words.ts';
import { optionLetter } from '../design/option-letter.ts';
import { marksLine } from '../session/marks-line.ts';
import { optionVerdict, type OptionVerdict } from '../session/option-verdict.ts';
import css from './print-paper.module.css';
import { responseLines } from './response-lines.ts';

const verdictWords: Record<OptionVerdict, string> = {
  correct: '✓ your answer, correct',
  wrong: '✗ your answer',
  missed: '✓ correct',
  plain: '',
};
const choiceTypes: readonly PlaceView['question']['type'][] = ['single', 'multiple', 'true-false'];

export function PrintQuestion({ place }: { place: PlaceView }) {
  const { question, feedback, position, closedByExam } = place;
  const isChoice = choiceTypes.includes(question.type);
  return (
    <>
      <p className={css.head}>
        <b>{position + 1}</b> {marksLine(question.pointsMilli, feedback)}
        {feedback?.response == null && !closedByExam ? ', left without an answer' : ''}
        {question.topics.length > 0 && <span className={css.note}> {question.topics.join(', ')}</span>}
      </p>
      <Markdown text={question.stem} />
      {isChoice ? (
        <Options place={place} />
      ) : (
        feedback !== null && <Given place={place} feedback={feedback} />
      )}
      {closedByExam && <p className={css.why}>{closedWords}</p>}
      {feedback !== null && feedback.explanation !== '' && (
        <div className={css.why}>
          <Markdown text={feedback.explanation} />
        </div>
      )}
    </>
  );
}

function Options({ place: { question, feedback } }: { place: PlaceView }) {
  return (
    <ul className={css.options}>
      {question.options.map(({ id, content }, at) => {
        const verdict = optionVerdict(id, feedback) ?? 'plain';
        const rationale = feedback?.rationales[id] ?? '';
        return (
          <li key={id} data-verdict={verdict}>
            <div className={css.option}>
              <b>{optionLetter(at, question.locale)}</b>
              <Markdown text={content} set="line" />
              <span className={css.verdict}>{verdictWords[verdict]}</span>
            </div>
            {rationale !== '' && (
              <div className={css.rationale}>
                <Markdown text={rationale} />
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Given({ place: { question }, feedback }: { place: PlaceView; feedback: Feedback }) {
  const { response, keyResponse, correctText } = feedback;
  const key =
    correctText !== null ? [correctText] : keyResponse === null ? [] : responseLines(question, keyResponse);
  return (
    <>
      {response !== null && <Lines name="Your answer" lines={responseLines(question, response)} />}
      {key.length > 0 && <Lines name="Correct" lines={key} />}
      {Object.entries(feedback.rationales).map(([id, rationale]) => (
        <div key={id} className={css.rationale}>
          <Markdown text={rationale} />
        </div>
      ))}
    </>
  );
}

function Lines({ name, lines }: { name: string; lines: readonly string[] }) {
  return (
    <div className={css.given}>
      <b>{name}:</b>
      <ul>
        {lines.map((line, at) => (
          <li key={at}>
            <Markdown text={line} set="line" />
          </li>
        ))}
      </ul>
    </div>
  );
}
