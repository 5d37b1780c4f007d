/** Exams: the extra time that they begin with. */
import { useCoreMutation, useCoreQuery } from '../bridge/use-call.ts';
import { ChoiceField } from '../design/choice-field.tsx';
import { ErrorNotice } from '../design/error-notice.tsx';
import { choiceOf, factorOf, timeFactors } from '../exam/exam-words.ts';
import css from './settings.module.css';

export function ExamsSection() {
  const settings = useCoreQuery('settings.get', {}, { staleTime: Infinity });
  const set = useCoreMutation('settings.set');
  if (settings.error) return <ErrorNotice error={settings.error} />;
  if (!settings.data) return null;
  return (
    <>
      <header>
        <h1>Exams</h1>
        <p className={css.sub}>
          Exams and timed blocks begin with this, on all your devices; before each start another one can be
          chosen. One that has begun keeps its time.
        </p>
      </header>
      <ChoiceField
        label="Extra time"
        data={timeFactors}
        value={choiceOf(settings.data.timeFactor)}
        onChange={(choice) => set.mutate({ timeFactor: factorOf(choice) })}
      />
      {set.error && <ErrorNotice error={set.error} safe="The setting is as it was." />}
    </>
  );
}
