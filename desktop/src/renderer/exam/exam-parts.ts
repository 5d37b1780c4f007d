/** What only a timed session shows, as one piece of script. */
import { ExamBreak } from './exam-break.tsx';
import { ExamElsewhere } from './exam-elsewhere.tsx';
import { ExamFoot } from './exam-foot.tsx';
import { ExamMap } from './exam-map.tsx';
import { ExamPause } from './exam-pause.tsx';
import { ExamTimer } from './exam-timer.tsx';
import { SectionStrip } from './section-strip.tsx';
import { StageNotice } from './stage-notice.tsx';
import { TimeUp } from './time-up.tsx';

export const examParts = {
  ExamBreak,
  ExamElsewhere,
  ExamFoot,
  ExamMap,
  ExamPause,
  ExamTimer,
  SectionStrip,
  StageNotice,
  TimeUp,
};
