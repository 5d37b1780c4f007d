/** The result on paper: outcome, sections, topics, and each question with the answer given, the key and why. Never on the screen. */
import { createPortal } from 'react-dom';
import { useEffect, useEffectEvent, useRef } from 'react';
import { plainLine } from '@answly/shared/model/plain-line';
import type { PlaceView, SessionResult } from '#desktop/contract/study';
import { Markdown } from '../content/markdown.tsx';
import { ContentLanguage } from '../design/content-language.ts';
import { marksText, shareText } from '../design/number-words.ts';
import { clockText, dateText } from '../design/time-words.ts';
import { cramMark } from '../session/cram-words.ts';
import { SessionName } from '../session/session-name.tsx';
import { outcomeDetail, outcomeSentence } from './outcome-words.ts';
import css from './print-paper.module.css';
import { PrintQuestion } from './print-question.tsx';
import { untilQuiet } from './until-quiet.ts';
import { scoreDetail, scoreSentence, scoreShare } from './score-words.ts';

interface PrintPaperProps {
  result: SessionResult;
  places: readonly PlaceView[];
  /** Called when all of it is there. */
  onSet: () => void;
}

export function PrintPaper({ result, places, onSet }: PrintPaperProps) {
  const paper = useRef<HTMLDivElement>(null);
  const set = useEffectEvent(onSet);
  useEffect(() => {
    let wanted = true;
    if (paper.current !== null) void untilQuiet(paper.current).then(() => wanted && set());
    return () => {
      wanted = false;
    };
  }, []);
  const { session } = result;
  const timed = session.exam !== null;
  return createPortal(
    <div ref={paper} className={css.paper} data-print-paper aria-hidden="true">
      <p className={css.note}>
        {cramMark(session)}
        <SessionName session={session} />, {dateText(session.startedAt)}
      </p>
      <h1>{timed ? outcomeSentence(result) : scoreSentence(result)}</h1>
      <p>{timed ? outcomeDetail(result) : scoreDetail(result)}</p>
      <Tables result={result} />
      {places.map((place, at) => (
        <section key={place.position} className={css.question}>
          <ContentLanguage value={place.question.locale}>
            {isNewPassage(places, at) && place.question.stimulus !== null && (
              <div className={css.passage}>
                <h3 lang={place.question.locale}>{plainLine(place.question.stimulus.title)}</h3>
                <Markdown text={place.question.stimulus.content} />
              </div>
            )}
            <PrintQuestion place={place} />
          </ContentLanguage>
        </section>
      ))}
    </div>,
    document.body,
  );
}

/** A passage is printed once, before the first question that it belongs to. */
function isNewPassage(places: readonly PlaceView[], at: number): boolean {
  return places[at]?.question.stimulus?.content !== places[at - 1]?.question.stimulus?.content;
}

function Tables({ result: { session, outcome, topics } }: { result: SessionResult }) {
  return (
    <>
      {outcome !== null && (
        <table className={css.table}>
          <caption>Sections</caption>
          <tbody>
            {outcome.sections.map((section, at) => (
              <tr key={at}>
                <th scope="row" lang={session.titleLocale ?? undefined}>
                  {section.title}
                </th>
                <td>
                  {marksText(section.scoreMilli)} of {marksText(section.maxMilli)}
                </td>
                <td>{clockText(section.spentMs)}</td>
                <td>{section.passed === null ? '' : section.passed ? 'Passed' : 'Not passed'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {topics.length > 0 && (
        <table className={css.table}>
          <caption>Topics, weakest first</caption>
          <tbody>
            {topics.map((topic) => (
              <tr key={topic.topic}>
                <th scope="row" lang={topic.locale}>
                  {topic.topic}
                </th>
                <td>
                  {marksText(topic.rightMilli)} of {marksText(topic.maxMilli)}
                </td>
                <td>
                  {shareText(scoreShare({ scoreMilli: topic.rightMilli, maxMilli: topic.maxMilli }) ?? 0)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
