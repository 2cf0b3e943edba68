import { Flex, Typography } from 'antd';
import { useHost } from '../../../engine/engine-provider.tsx';
import { useCall } from '../../../engine/use-call.ts';
import { useText } from '../../../preferences/preferences.tsx';
import { Updates } from './updates.tsx';

/** Which version this is, and the way to the next one where the program can be updated. */
export function AboutSection() {
  const t = useText();
  const { updates } = useHost();
  const { data: about } = useCall('about.get', {});
  return (
    <Flex vertical gap={16}>
      <Typography.Text>{about && t('settings:about.version', { version: about.version })}</Typography.Text>
      {updates && <Updates updates={updates} />}
    </Flex>
  );
}
