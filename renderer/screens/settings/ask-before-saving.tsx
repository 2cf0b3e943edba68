import { App } from 'antd';
import type { Input } from '#shared/contract.ts';
import type { Partner } from '#shared/partners/partner.ts';
import { useEngine } from '../../engine/engine.tsx';
import { useText } from '../../preferences/preferences.tsx';
import { addressOf } from '../../runs/use-destination.ts';

type Entry = Input<'accounts.save'>;

/**
 * What a person must know before an account is saved: that it counts as another one, and that runs wait for it which
 * would go on for real. Resolves to what the answers add to the entry; null when it is not to be saved.
 */
export function useAskBeforeSaving(partner: Partner): (entry: Entry) => Promise<Pick<Entry, 'goOn'> | null> {
  const t = useText();
  const engine = useEngine();
  const { modal } = App.useApp();

  const mayBeAlike = async ({ id, settings, secrets, name }: Entry): Promise<boolean> => {
    const { names } = await engine.call('accounts.alike', { id, partner: partner.id, settings, secrets });
    if (names.length === 0) return true;
    return modal.confirm({
      title: t('settings:account.alikeTitle', { name, others: names.join(t('settings:comma')) }),
      content: t('settings:account.alikeHelp'),
      okText: t('settings:account.alikeSave'),
      cancelText: t('settings:account.goOn'),
    });
  };

  const goesOn = async ({ id, settings, name }: Entry): Promise<boolean> => {
    if (id === undefined) return false;
    const { runs, queued, unknown } = await engine.call('accounts.waiting', { id });
    if (runs === 0) return false;
    return modal.confirm({
      title: t('settings:account.waitingTitle'),
      width: 520,
      content: (
        <>
          <p>{t('settings:account.waitingRuns', { count: runs })}</p>
          {queued > 0 && (
            <p>{t('settings:account.waiting', { count: queued, name, address: addressOf(partner, { settings }) })}</p>
          )}
          {unknown > 0 && <p>{t('settings:account.waitingUnknown', { count: unknown })}</p>}
          <p>{t('settings:account.saveOnlyHelp')}</p>
        </>
      ),
      okText: queued > 0 ? t('settings:account.saveAndSend', { count: queued }) : t('settings:account.saveAndGoOn'),
      okButtonProps: { danger: true },
      cancelText: t('settings:account.saveOnly'),
      // Whoever presses Enter without reading sends nothing.
      focusable: { autoFocusButton: 'cancel' },
    });
  };

  return async (entry) => ((await mayBeAlike(entry)) ? { goOn: await goesOn(entry) } : null);
}
