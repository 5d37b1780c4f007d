/** Before an exam begins: what awaits, by which rules, and how much extra time. */
import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ExamOffer } from '#desktop/contract/exam';
import { useCoreMutation } from '../bridge/use-call.ts';
import { BusyButton } from '../design/busy-button.tsx';
import { ChoiceField } from '../design/choice-field.tsx';
import { Dialog } from '../design/dialog.tsx';
import { ErrorNotice } from '../design/error-notice.tsx';
import { countText, counted } from '../design/number-words.ts';
import { Table } from '../design/table.tsx';
import {
  closedWords,
  limitText,
  limitWith,
  navigationWords,
  passWords,
  timeFactors,
  toolWords,
  totalWords,
  wrongWords,
} from './exam-words.ts';
import css from './start-dialog.module.css';
import { useTimeFactor } from './use-time-factor.ts';

export function StartDialog({ offer, onClose }: { offer: ExamOffer; onClose: () => void }) {
  const navigate = useNavigate();
  const { choice, choose, factor, known } = useTimeFactor();
  const start = useCoreMutation('exam.start', {
    onSuccess: ({ sessionId }) => void navigate({ to: '/session/$sessionId', params: { sessionId } }),
  });
  return (
    <Dialog title={<span lang={offer.locale}>{offer.title}</span>} onClose={onClose}>
      <div className={css.dialog}>
        <Table className={css.sections}>
          <thead>
            <tr>
              <th scope="col">Section</th>
              <th scope="col">Questions</th>
              <th scope="col">Time</th>
            </tr>
          </thead>
          <tbody>
            {offer.sections.map((section, at) => (
              <SectionRows key={at} section={section} locale={offer.locale} factor={factor} />
            ))}
          </tbody>
        </Table>
        <p>
          <b>{counted(offer.questionCount, 'question', 'questions')}</b>, {totalWords(offer, factor)}.
        </p>
        <ul className={css.rules}>
          <li>{passWords(offer)}</li>
          <li>{wrongWords(offer)}</li>
          <li>{closedWords(offer.clockWhileClosed)}</li>
          <li>Answers are saved as you choose them. Whether they were right, you see at the end.</li>
        </ul>
        {offer.timeLimitMs !== null || offer.sections.some(({ timeLimitMs }) => timeLimitMs !== null) ? (
          <ChoiceField label="Extra time" data={timeFactors} value={choice} onChange={choose} />
        ) : null}
        {start.error && <ErrorNotice error={start.error} safe="Nothing was begun." />}
        <div className={css.acts}>
          <Button variant="quiet" onClick={onClose} data-autofocus>
            Not now
          </Button>
          <BusyButton
            variant="filled"
            busy={start.isPending || !known}
            onClick={() =>
              start.mutate({ packId: offer.packId, blueprintId: offer.blueprintId, timeFactor: factor })
            }
          >
            Start the clock
          </BusyButton>
        </div>
      </div>
    </Dialog>
  );
}

interface SectionRowsProps {
  section: ExamOffer['sections'][number];
  locale: string;
  factor: number | null;
}

function SectionRows({ section, locale, factor }: SectionRowsProps) {
  const limitMs = limitWith(section.timeLimitMs, factor);
  return (
    <>
      <tr>
        <th scope="row">
          <span lang={locale} dir="auto">
            {section.title}
          </span>
          <span className={css.note}>
            {navigationWords(section.navigation)} {toolWords(section.tools)}
          </span>
        </th>
        <td>{countText(section.count)}</td>
        <td>{limitMs === null ? 'no limit' : limitText(limitMs)}</td>
      </tr>
      {section.breakAfterMs > 0 && (
        <tr className={css.break}>
          <td colSpan={2}>Break</td>
          <td>{limitText(section.breakAfterMs)}</td>
        </tr>
      )}
    </>
  );
}
