/** The installed packs: what each holds, how much of it was seen, and what can be done with it. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { PackSummary } from '#desktop/contract/library';
import { languageName } from '../design/language-name.ts';
import { counted, countText } from '../design/number-words.ts';
import { Table } from '../design/table.tsx';
import css from './library.module.css';
import { PackMenu } from './pack-menu.tsx';
import { SeenBar } from './seen-bar.tsx';
import { StudyDialog } from './study-dialog.tsx';

export function PackTable({ packs }: { packs: PackSummary[] }) {
  const [studying, setStudying] = useState<PackSummary>();
  return (
    <>
      <Table name="Packs on this computer" className={css.packs}>
        <tbody>
          {packs.map((pack) => (
            <tr key={pack.id}>
              <th scope="row">
                <span className={css.packName} lang={pack.locale} dir="auto">
                  {pack.title}
                </span>
                <span className={css.note}>{packWords(pack)}</span>
              </th>
              <td>
                <SeenBar seen={pack.seenCount} of={pack.itemCount} />
                <span className={css.note}>
                  {countText(pack.seenCount)} of {countText(pack.itemCount)} seen
                </span>
              </td>
              <td className={css.end}>
                <div className={css.rowActs}>
                  <Button
                    variant="subtle"
                    size="sm"
                    aria-label={`Study ${pack.title}`}
                    onClick={() => setStudying(pack)}
                  >
                    Study
                  </Button>
                  <PackMenu pack={pack} />
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {studying && <StudyDialog pack={studying} onClose={() => setStudying(undefined)} />}
    </>
  );
}

/** "English, 72 questions, code, mock exam, made by Answly". */
function packWords(pack: PackSummary): string {
  const parts = [
    languageName(pack.locale),
    counted(pack.itemCount, 'question', 'questions'),
    pack.hasCode && 'code',
    pack.hasMath && 'formulas',
    pack.hasImages && 'pictures',
    pack.blueprintItemCount !== null && 'mock exam',
    pack.origin === 'import' ? 'your own import' : 'published by Answly',
  ];
  return parts.filter(Boolean).join(', ');
}
