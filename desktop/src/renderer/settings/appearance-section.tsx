/** Appearance: light or dark, more contrast, text size. Applied at once and kept. */
import '@mantine/core/styles/FloatingIndicator.layer.css';
import '@mantine/core/styles/SegmentedControl.layer.css';
import { SegmentedControl } from '@mantine/core';
import { useId } from 'react';
import { useCoreMutation, useCoreQuery } from '../bridge/use-call.ts';
import { ErrorNotice } from '../design/error-notice.tsx';
import css from './settings.module.css';

const appearances = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];
const contrasts = [
  { value: 'system', label: 'As the system' },
  { value: 'more', label: 'More' },
];
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
        <p className={css.sub}>Kept on this computer.</p>
      </header>
      <Choice
        label="Colours"
        data={appearances}
        value={appearance}
        onChange={(value) => set.mutate({ appearance: value as typeof appearance })}
      />
      <Choice
        label="Contrast"
        data={contrasts}
        value={contrast}
        onChange={(value) => set.mutate({ contrast: value as typeof contrast })}
      />
      <Choice
        label="Text size"
        data={sizes}
        value={String(textSize)}
        onChange={(value) => set.mutate({ textSize: Number(value) })}
      />
      {set.error && <ErrorNotice error={set.error} safe="The setting is as it was." />}
    </>
  );
}

interface ChoiceProps {
  label: string;
  data: { value: string; label: string }[];
  value: string;
  onChange: (value: string) => void;
}

function Choice({ label, ...control }: ChoiceProps) {
  const id = useId();
  return (
    <div className={css.choice}>
      <h2 className={css.part} id={id}>
        {label}
      </h2>
      <SegmentedControl aria-labelledby={id} {...control} />
    </div>
  );
}
