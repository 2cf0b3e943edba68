import { App, Button, Flex, Form, Segmented } from 'antd';
import { useSettings } from '../../engine/engine.tsx';
import { goTo } from '../../navigation/route.ts';
import { themeChoices, usePreferences, useText } from '../../preferences/preferences.tsx';
import { NumberSetting } from './number-setting.tsx';
import { OfficeSettings } from './office-settings.tsx';

/** Language, appearance, who papers are from, and how long contents are kept. */
export function GeneralSection() {
  const { t, theme, setTheme, setLanguage } = usePreferences();
  const { set } = useSettings();
  return (
    <Flex vertical>
      <Form.Item label={t('settings:general.language')} layout="vertical">
        <Segmented
          aria-label={t('settings:general.language')}
          value={t.lang}
          options={(['zh', 'en'] as const).map((value) => ({ value, label: t(`settings:general.${value}`) }))}
          onChange={setLanguage}
        />
      </Form.Item>
      <Form.Item label={t('settings:general.theme')} layout="vertical">
        <Segmented
          aria-label={t('settings:general.theme')}
          value={theme}
          options={themeChoices.map((value) => ({ value, label: t(`app:theme.${value}`) }))}
          onChange={setTheme}
        />
      </Form.Item>
      <OfficeSettings />
      <RetentionSetting />
      <Form.Item label={t('settings:general.welcome')} layout="vertical">
        <Button
          onClick={() => {
            set({ firstRunDone: false, firstRunBegun: false });
            goTo('import');
          }}
        >
          {t('settings:general.welcomeAgain')}
        </Button>
      </Form.Item>
    </Flex>
  );
}

const FOR_EVER = 0;

/** After how many days contents are deleted. Confirmed first whenever more would be deleted than before. */
export function RetentionSetting() {
  const t = useText();
  const { modal } = App.useApp();
  const agree = (days: number, before: unknown): Promise<boolean> => {
    const keptLonger = days === FOR_EVER || (typeof before === 'number' && before !== FOR_EVER && days >= before);
    if (keptLonger) return Promise.resolve(true);
    return new Promise((resolve) => {
      modal.confirm({
        title: t('settings:general.retentionTitle', { days }),
        content: t('settings:general.retentionWarning', { days }),
        okText: t('settings:general.retentionOk'),
        okButtonProps: { danger: true },
        // An Enter that is still held down must not confirm.
        focusable: { autoFocusButton: 'cancel' },
        cancelText: t('settings:cancel'),
        onOk: () => resolve(true),
        onCancel: () => resolve(false),
      });
    });
  };
  return (
    <NumberSetting
      name="retentionDays"
      label={t('settings:general.retention')}
      help={t('settings:general.retentionHelp')}
      usual={null}
      min={1}
      max={36_500}
      empty={FOR_EVER}
      placeholder={t('settings:general.forEver')}
      agree={agree}
    />
  );
}
