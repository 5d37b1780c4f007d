/** The server cannot be reached, said once and neutrally: it is not a fault. */
import { IconCloudOff } from '@tabler/icons-react';
import { icon } from './icons.ts';
import css from './notice.module.css';

/** @param children what waits for the server, and what does not. */
export function OfflineNotice({ children }: { children: string }) {
  return (
    <div className={css.box} data-kind="offline" role="status">
      <IconCloudOff {...icon} />
      <div>
        <p className={css.title}>The server does not answer. Nothing is lost</p>
        <p className={css.words}>{children}</p>
      </div>
    </div>
  );
}
