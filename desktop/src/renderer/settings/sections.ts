/** The sections of Settings, in the order of their list. */

export const settingsSections = [
  { id: 'account', label: 'Account' },
  { id: 'sync', label: 'Sync' },
  { id: 'appearance', label: 'Appearance' },
  { id: 'exams', label: 'Exams' },
  { id: 'data', label: 'Your data' },
] as const;

export type SettingsSection = (typeof settingsSections)[number]['id'];

export function isSettingsSection(value: unknown): value is SettingsSection {
  return settingsSections.some(({ id }) => id === value);
}
