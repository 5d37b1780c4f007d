/** The screens and packs that Find leads to. */
import { useNavigate } from '@tanstack/react-router';
import { useCoreQuery } from '../bridge/use-call.ts';
import { counted } from '../design/number-words.ts';
import { settingsSections } from '../settings/sections.ts';

interface Place {
  id: string;
  label: string;
  /** Of a label that is a pack's title. */
  locale?: string;
  description?: string;
  onClick: () => void;
}

/** @param words what was typed; a place shows when its name contains it. */
export function usePlaces(words: string): Place[] {
  const navigate = useNavigate();
  const packs = useCoreQuery('library.packs', {});
  const toLibrary = () => void navigate({ to: '/library' });
  const places: Place[] = [
    { id: 'today', label: 'Today', onClick: () => void navigate({ to: '/' }) },
    { id: 'library', label: 'Library', onClick: toLibrary },
    {
      id: 'import',
      label: 'Import a file',
      onClick: () => void navigate({ to: '/library', search: { import: true } }),
    },
    ...settingsSections.map(({ id, label }) => ({
      id,
      label,
      description: 'Settings',
      onClick: () => void navigate({ to: '/settings', search: { section: id } }),
    })),
    ...(packs.data ?? []).map(({ id, title, locale, itemCount }) => ({
      id,
      label: title,
      locale,
      description: counted(itemCount, 'question', 'questions'),
      onClick: toLibrary,
    })),
  ];
  return places.filter(({ label }) => label.toLowerCase().includes(words.toLowerCase()));
}
