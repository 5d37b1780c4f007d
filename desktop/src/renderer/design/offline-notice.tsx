/** The server cannot be reached, said once and neutrally: it is not a fault. */
import { IconCloudOff } from '@tabler/icons-react';
import { Notice } from './notice.tsx';

/** @param children what waits for the server, and what does not. */
export function OfflineNotice({ children }: { children: string }) {
  return (
    <Notice
      kind="offline"
      role="status"
      sign={IconCloudOff}
      title="The server does not answer. Nothing is lost"
      words={children}
    />
  );
}
