import { Segmented, Select } from 'antd';
import type { Run } from '#shared/contract/run.ts';
import { useAction } from '../../engine/use-action.ts';
import { goTo } from '../../frame/use-route.ts';
import type { Destination } from '../../orders/use-destination.ts';
import { useText } from '../../preferences/preferences.tsx';

const ADD = '+';

/** Practice, or which production account. Choosing one checks the run again against that account's history. */
export function ChooseDestination({ run, destination }: { readonly run: Run; readonly destination: Destination }) {
  const t = useText();
  const retarget = useAction('runs.target');
  const { accounts, account } = destination;
  const choose = (id: string | undefined) =>
    id === ADD || id === undefined
      ? goTo('settings', 'accounts')
      : retarget.mutate({ run: run.id, target: 'production', account: id });
  return (
    <>
      <Segmented
        aria-label={t('submit:to.label')}
        value={run.target}
        disabled={retarget.isPending}
        options={[
          { value: 'practice', label: t('submit:to.practice') },
          { value: 'production', label: t('submit:to.production') },
        ]}
        onChange={(target) =>
          target === 'practice' ? retarget.mutate({ run: run.id, target }) : choose(accounts[0]?.id)
        }
      />
      {run.target === 'production' && (
        <Select
          aria-label={t('submit:to.account')}
          style={{ minWidth: 200 }}
          loading={retarget.isPending}
          value={account?.id ?? null}
          onChange={choose}
          options={[
            ...accounts.map(({ id, name }) => ({ value: id, label: name })),
            { value: ADD, label: t('submit:to.addAccount') },
          ]}
        />
      )}
    </>
  );
}
