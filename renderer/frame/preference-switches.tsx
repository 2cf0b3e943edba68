import { Button, Flex, Select } from 'antd';
import { usePreferences } from '../preferences/preferences.tsx';
import { themeChoices } from '../preferences/remembered.ts';

/** Language and theme, one click each. */
export function PreferenceSwitches() {
  const { t, theme, setTheme, setLanguage } = usePreferences();
  const otherLanguage = t.lang === 'zh' ? 'en' : 'zh';
  return (
    <Flex gap="small" align="center">
      <Select
        size="small"
        variant="borderless"
        aria-label={t('app:theme')}
        value={theme}
        onChange={setTheme}
        options={themeChoices.map((value) => ({ value, label: t(`app:theme.${value}`) }))}
        popupMatchSelectWidth={false}
      />
      <Button
        size="small"
        type="text"
        lang={otherLanguage === 'zh' ? 'zh-CN' : 'en'}
        onClick={() => setLanguage(otherLanguage)}
      >
        {t('app:language.switch')}
      </Button>
    </Flex>
  );
}
