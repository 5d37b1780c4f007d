/** The name of a key, always written left to right. */
import { Kbd } from '@mantine/core';

export function KeyCap({ children }: { children: string }) {
  return <Kbd dir="ltr">{children}</Kbd>;
}
