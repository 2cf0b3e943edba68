import { Flex, Form, Input, Switch, Typography } from 'antd';
import { updateSettings } from '#shared/contract/updates.ts';
import { useEngine } from '../../../engine/engine-provider.tsx';
import { useSettings } from '../../../engine/use-settings.ts';
import { useTellFailure } from '../../../engine/use-tell-failure.ts';
import { useText } from '../../../preferences/preferences.tsx';

const ADDRESS = 'setting-update-address';
const AUTOMATIC = 'setting-update-automatic';

/** Where updates are looked for, and whether by itself. `onAddress` is called once another address is kept. */
export function UpdateSettings({ onAddress }: { readonly onAddress: () => void }) {
  const t = useText();
  const engine = useEngine();
  const tellFailure = useTellFailure();
  const { settings, set } = useSettings();
  if (!settings) return null;
  const stored = String(settings[updateSettings.address] ?? '');
  const keep = async (typed: string) => {
    const address = typed.trim();
    if (address === stored) return;
    try {
      await engine.call('settings.set', { values: { [updateSettings.address]: address } });
      onAddress();
    } catch (error) {
      tellFailure(error);
    }
  };
  return (
    <div>
      <Form.Item
        layout="vertical"
        label={t('updates:address.label')}
        extra={t('updates:address.help')}
        htmlFor={ADDRESS}
      >
        <Input
          id={ADDRESS}
          key={stored}
          defaultValue={stored}
          inputMode="url"
          spellCheck={false}
          autoComplete="off"
          style={{ maxWidth: 480 }}
          onBlur={({ target }) => keep(target.value)}
          onPressEnter={({ currentTarget }) => keep(currentTarget.value)}
        />
      </Form.Item>
      <Flex gap={8} align="center">
        <Switch
          id={AUTOMATIC}
          checked={settings[updateSettings.automatic] !== false}
          onChange={(automatic) => set({ [updateSettings.automatic]: automatic })}
        />
        <label htmlFor={AUTOMATIC}>{t('updates:automatic.label')}</label>
      </Flex>
      <Typography.Text type="secondary">{t('updates:automatic.help')}</Typography.Text>
    </div>
  );
}
