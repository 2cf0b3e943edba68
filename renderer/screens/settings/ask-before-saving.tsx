import { App, Button } from 'antd';
import type { Input } from '#shared/contract.ts';
import type { Partner } from '#shared/partners/partner.ts';
import { useEngine } from '../../engine/engine.tsx';
import { goTo } from '../../navigation/route.ts';
import { useText } from '../../preferences/preferences.tsx';
import { addressOf } from '../../runs/use-destination.ts';

type Entry = Input<'accounts.save'>;

/** One notification at a time. */
const KEY = 'waiting-runs';
/** Ends what keeps that true. */
let stopFollowing = () => {};

interface Answers {
  readonly goOn: boolean;
  /** Ids of the runs that waited for the account. */
  readonly runs: readonly string[];
}

interface Asking {
  /** Resolves to null when the account is not to be saved. */
  ask(entry: Entry): Promise<Answers | null>;
  /** Once it is saved: that the runs go on or may go on, with the way to them. */
  tell(answers: Answers): void;
}

/**
 * What a person must know before an account is saved: that it counts as another one, and that runs wait for it which
 * would go on for real.
 */
export function useAskBeforeSaving(partner: Partner): Asking {
  const t = useText();
  const engine = useEngine();
  const { modal, notification } = App.useApp();

  const mayBeAlike = async ({ id, settings, secrets, name }: Entry): Promise<boolean> => {
    const { names } = await engine.call('accounts.alike', { id, partner: partner.id, name, settings, secrets });
    if (names.length === 0) return true;
    return modal.confirm({
      title: t('settings:account.alikeTitle', { name, others: names.join(t('settings:comma')) }),
      content: t('settings:account.alikeHelp'),
      okText: t('settings:account.alikeSave'),
      cancelText: t('settings:account.goOn'),
    });
  };

  const goesOn = async ({ id, settings, secrets, name }: Entry): Promise<Answers> => {
    if (id === undefined) return { goOn: false, runs: [] };
    const { runs, queued, unknown, undecided } = await engine.call('accounts.waiting', { id, settings, secrets });
    if (runs.length === 0) return { goOn: false, runs };
    const goOn = await modal.confirm({
      title: t('settings:account.waitingTitle'),
      width: 520,
      content: (
        <>
          <p>{t('settings:account.waitingRuns', { count: runs.length })}</p>
          {queued > 0 && (
            <p>{t('settings:account.waiting', { count: queued, name, address: addressOf(partner, { settings }) })}</p>
          )}
          {unknown > undecided && <p>{t('settings:account.waitingUnknown', { count: unknown - undecided })}</p>}
          {undecided > 0 && <p>{t('settings:account.waitingUndecided', { count: undecided })}</p>}
          <p>{t('settings:account.saveOnlyHelp')}</p>
        </>
      ),
      okText: queued > 0 ? t('settings:account.saveAndSend', { count: queued }) : t('settings:account.saveAndGoOn'),
      okButtonProps: { danger: true },
      cancelText: t('settings:account.saveOnly'),
      // Whoever presses Enter without reading sends nothing.
      focusable: { autoFocusButton: 'cancel' },
    });
    return { goOn, runs };
  };

  return {
    ask: async (entry) => ((await mayBeAlike(entry)) ? goesOn(entry) : null),
    tell({ goOn, runs }) {
      stopFollowing();
      const say = ([first, ...others]: readonly string[]) => {
        if (first === undefined) return close();
        const count = others.length + 1;
        const lead = () => {
          close();
          goTo(...(others.length === 0 ? ['runs', first, 'submit'] : ['history']));
        };
        notification.info({
          key: KEY,
          title: t(goOn ? 'settings:account.goingOn' : 'settings:account.paused', { count }),
          description: goOn ? undefined : t('settings:account.pausedHelp'),
          // What is still to be done stays until it is done, or closed.
          duration: goOn ? 4.5 : 0,
          onClose: () => stopFollowing(),
          actions: (
            <Button type="primary" size="small" onClick={lead}>
              {t('settings:account.toRuns', { count })}
            </Button>
          ),
        });
      };
      const close = () => {
        stopFollowing();
        notification.destroy(KEY);
      };
      say(runs);
      if (goOn || runs.length === 0) return;
      let paused = runs;
      stopFollowing = engine.subscribe((event) => {
        if (event.type !== 'run' || event.run.state === 'paused' || !paused.includes(event.run.id)) return;
        paused = paused.filter((id) => id !== event.run.id);
        say(paused);
      });
    },
  };
}
