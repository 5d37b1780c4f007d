/** Appearance: light or dark, more contrast, text size. Applied at once and kept. */
import { useCoreMutation, useCoreQuery } from '../bridge/use-call.ts';
import { ChoiceField } from '../design/choice-field.tsx';
import { ErrorNotice } from '../design/error-notice.tsx';
import css from './settings.module.css';

const appearances = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;
const contrasts = [
  { value: 'system', label: 'As the system' },
  { value: 'more', label: 'More' },
] as const;
const sizes = ['0.9', '1', '1.15', '1.3', '1.5', '2'].map((value) => ({
  value,
  label: `${Math.round(Number(value) * 100)}%`,
}));

export function AppearanceSection() {
  const settings = useCoreQuery('settings.get', {}, { staleTime: Infinity });
  const set = useCoreMutation('settings.set');
  if (settings.error) return <ErrorNotice error={settings.error} />;
  if (!settings.data) return null;
  const { appearance, contrast, textSize } = settings.data;
  return (
    <>
      <header>
        <h1>Appearance</h1>
        <p className={css.sub}>
          Colours and contrast are the same on all your devices; the size of the text is this computer’s own.
        </p>
      </header>
      <ChoiceField
        label="Colours"
        data={appearances}
        value={appearance}
        onChange={(value) => set.mutate({ appearance: value })}
      />
      <ChoiceField
        label="Contrast"
        data={contrasts}
        value={contrast}
        onChange={(value) => set.mutate({ contrast: value })}
      />
      <ChoiceField
        label="Text size"
        data={sizes}
        value={String(textSize)}
        onChange={(value) => set.mutate({ textSize: Number(value) })}
      />
      {set.error && <ErrorNotice error={set.error} safe="The setting is as it was." />}
    </>
  );
}
