/** The size of all text, changed where it is noticed. */
import { Menu, Tooltip, ActionIcon } from '@mantine/core';
import '@mantine/core/styles/Menu.layer.css';
import { useQueryClient } from '@tanstack/react-query';
import { IconCheck, IconTextSize } from '@tabler/icons-react';
import { callKey, useCoreMutation, useCoreQuery } from '../bridge/use-call.ts';
import { icon, small } from '../design/icons.ts';
import { shareText } from '../design/number-words.ts';

const sizes = [1, 1.15, 1.3, 1.5, 2] as const;

export function TextSizeTool() {
  const queries = useQueryClient();
  const settings = useCoreQuery('settings.get', {}, { staleTime: Infinity });
  const change = useCoreMutation('settings.set', {
    onSuccess: (next) => queries.setQueryData(callKey('settings.get', {}), next),
  });
  const now = settings.data?.textSize ?? 1;
  return (
    <Menu position="bottom-end" shadow="none">
      <Menu.Target>
        <Tooltip label="Text size">
          <ActionIcon aria-label="Text size">
            <IconTextSize {...icon} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {sizes.map((size) => (
          <Menu.Item
            key={size}
            rightSection={
              size === now ? <IconCheck {...small} aria-label="chosen" aria-hidden={false} /> : undefined
            }
            onClick={() => change.mutate({ textSize: size })}
          >
            {shareText(size)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
