import { App } from 'antd';
import { useText } from '../../../preferences/preferences.tsx';
import { NumberSetting } from '../number-setting.tsx';

const FOR_EVER = 0;

/** After how many days contents go. Asked first whenever more would go than before: they do not come back. */
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
        // An Enter that is held down must not be a yes.
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
