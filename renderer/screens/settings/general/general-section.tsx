import { Button, Flex, Form, Segmented } from 'antd';
import { useSettings } from '../../../engine/use-settings.ts';
import { goTo } from '../../../frame/use-route.ts';
import { usePreferences } from '../../../preferences/preferences.tsx';
import { themeChoices } from '../../../preferences/remembered.ts';
import { RetentionSetting } from './retention-setting.tsx';

/** Language, appearance, and how long contents are kept. */
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
