/** Settings: the list of sections stands in the margin, the open one on the rule. */
import { useDocumentTitle } from '@mantine/hooks';
import { Link, useSearch } from '@tanstack/react-router';
import { MarginRow } from '../design/margin-row.tsx';
import { Sheet } from '../design/sheet.tsx';
import { AccountSection } from './account-section.tsx';
import { AppearanceSection } from './appearance-section.tsx';
import { DataSection } from './data-section.tsx';
import { ExamsSection } from './exams-section.tsx';
import { settingsSections, type SettingsSection } from './sections.ts';
import css from './settings.module.css';
import { SyncSection } from './sync-section.tsx';

const parts: Record<SettingsSection, () => React.ReactNode> = {
  account: AccountSection,
  sync: SyncSection,
  appearance: AppearanceSection,
  exams: ExamsSection,
  data: DataSection,
};

export function SettingsScreen() {
  useDocumentTitle('Settings – Answly');
  const section = useSearch({ from: '/shell/settings', select: (search) => search.section ?? 'account' });
  const Part = parts[section];
  const list = (
    <nav aria-label="Settings">
      <ul className={css.list}>
        {settingsSections.map(({ id, label }) => (
          <li key={id}>
            <Link
              to="/settings"
              search={{ section: id }}
              className={css.link ?? ''}
              aria-current={id === section ? 'page' : undefined}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
  return (
    <Sheet>
      <MarginRow margin={list}>
        <div className={css.section}>
          <Part />
        </div>
      </MarginRow>
    </Sheet>
  );
}
