/** The sizes text may have. Open at once: who loads it has asked for it. */
import { ActionIcon, Menu } from '@mantine/core';
import '@mantine/core/styles/Popover.layer.css';
import '@mantine/core/styles/Menu.layer.css';
import { IconTextSize } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { callKey, useCoreMutation, useCoreQuery } from '../bridge/use-call.ts';
import { icon } from '../design/icons.ts';
import { shareText } from '../design/number-words.ts';

const sizes = [1, 1.15, 1.3, 1.5, 2] as const;

export function TextSizeMenu() {
  const queries = useQueryClient();
  const settings = useCoreQuery('settings.get', {}, { staleTime: Infinity });
  const change = useCoreMutation('settings.set', {
    onSuccess: (next) => queries.setQueryData(callKey('settings.get', {}), next),
  });
  return (
    <Menu defaultOpened position="bottom-end" withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ActionIcon aria-label="Text size">
          <IconTextSize {...icon} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup
          value={String(settings.data?.textSize ?? 1)}
          onChange={(size) => change.mutate({ textSize: Number(size) })}
        >
          {sizes.map((size) => (
            <Menu.RadioItem key={size} value={String(size)} closeMenuOnClick>
              {shareText(size)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
