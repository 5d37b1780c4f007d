/** `npm run screens`: pictures of every screen, light and dark, into docs/screens, at the size of the design. */
import { takeExam } from './screens/exam-screens.ts';
import { takeLibrary } from './screens/library-screens.ts';
import { picturesFolder } from './screens/picture.ts';
import { openSecondDevice } from './screens/second-device.ts';
import {
  takeFirstRun,
  takeOverwrittenNote,
  takeResult,
  takeSession,
  takeToday,
} from './screens/session-screens.ts';
import { takeSettings } from './screens/settings-screens.ts';
import { openStage, type Stage } from './screens/stage.ts';
import { takeSyncNotices } from './screens/sync-screens.ts';
import { takeTrouble } from './screens/trouble-screens.ts';

const secondName = 'Library laptop 14';
/** With these most of what was answered would be lost to a reset, which is then asked about. */
const secondAnswers = 20;

async function takeStudent(stage: Stage): Promise<void> {
  const { page, stop } = await stage.openComputer('student');
  await takeFirstRun(page);
  await takeResult(page);
  await takeSession(page, stage);
  await takeToday(page);
  const second = await openSecondDevice(stage, secondName);
  try {
    await takeOverwrittenNote(page, second);
    await takeLibrary(page, stage.folder);
    await second.answer(secondAnswers);
    await takeExam(page);
    await takeSettings(page, secondName);
    await takeSyncNotices(page, stage, second);
  } finally {
    await second.close();
  }
  await stop();
}

const stage = await openStage();
try {
  await takeStudent(stage);
  await takeTrouble(stage);
  console.log(`The pictures are in ${picturesFolder}`);
} finally {
  await stage.close();
}
