import { useMutationState } from '@tanstack/react-query';
import { Alert, App, Button, Card, Flex, Tag, Typography } from 'antd';
import type { Account } from '#shared/contract/settings.ts';
import type { Input, Output } from '#shared/contract.ts';
import { partners } from '#shared/partners/registry.ts';
import { accountTestWords } from '#shared/text/outcome-words.ts';
import { useAction, useCall } from '../../engine/engine.tsx';
import { useFormat } from '../../preferences/format.ts';
import { useText } from '../../preferences/preferences.tsx';
import { addressOf } from '../../runs/use-destination.ts';
import { DeleteAccount } from './delete-account.tsx';

/** One account: whose it is, where it sends, whether it works. */
export function AccountCard({ account, onEdit }: { readonly account: Account; readonly onEdit: () => void }) {
  const t = useText();
  const { message } = App.useApp();
  const test = useAction('accounts.test');
  const remove = useAction('accounts.delete');
  const partner = partners[account.partner];
  const fromEnvironment = account.id.startsWith('environment-');
  return (
    <Card size="small">
      <Flex vertical gap={8}>
        <Flex justify="space-between" gap={8} wrap>
          <Flex vertical style={{ minWidth: 0 }}>
            <Flex gap={8} align="center">
              <Typography.Text strong>{account.name}</Typography.Text>
              {fromEnvironment && <Tag>{t('settings:accounts.environment')}</Tag>}
              {(!fromEnvironment || account.refusedAt) && <SecretsTag account={account} />}
            </Flex>
            <Typography.Text type="secondary" ellipsis>
              {[partner.label[t.lang], addressOf(partner, account) || t('settings:accounts.noAddress')].join(' · ')}
            </Typography.Text>
          </Flex>
          <Flex gap={8}>
            <Button loading={test.isPending} onClick={() => test.mutate({ id: account.id })}>
              {t(test.isPending ? 'settings:accounts.testing' : 'settings:accounts.test')}
            </Button>
            {!fromEnvironment && <Button onClick={onEdit}>{t('settings:edit')}</Button>}
            <DeleteAccount
              account={account}
              onDelete={() =>
                remove.mutate(
                  { id: account.id },
                  {
                    onSuccess: ({ remembered }) => {
                      if (remembered > 0) message.success(t('settings:accounts.remembered', { count: remembered }), 8);
                    },
                  },
                )
              }
            />
          </Flex>
        </Flex>
        <TestResult result={test.data} />
      </Flex>
    </Card>
  );
}

/** Whether the account has its keys. What the partner said of them last goes before. */
function SecretsTag({ account: { id, hasSecrets, refusedAt } }: { readonly account: Account }) {
  const t = useText();
  const { data: about } = useCall('about.get', {});
  const format = useFormat();
  const last = useLastTest(id);
  if (!hasSecrets) return <Tag color="warning">{t('settings:accounts.noSecrets')}</Tag>;
  // Also after the page was loaded anew, until the partner takes them or they are other ones.
  if (refusedAt) {
    const title = t('settings:accounts.refusedAt', { time: format.dateTime(refusedAt) });
    return (
      <Tag color="error" title={title}>
        {t('settings:accounts.refusedSecrets')}
      </Tag>
    );
  }
  if (last?.ok === false) return <Tag>{t('settings:accounts.unprovedSecrets')}</Tag>;
  const kept = about?.keepsSecrets === false ? 'settings:accounts.sessionSecrets' : 'settings:accounts.secrets';
  return <Tag color="success">{t(kept)}</Tag>;
}

/** How the account's last test ended, on its card or in its form; nothing is known once it was saved anew. */
function useLastTest(id: string): Output<'accounts.test'> | undefined {
  const tests = useMutationState({
    filters: { mutationKey: ['accounts.test'], status: 'success' },
    select: ({ state }) => ({
      of: (state.variables as Input<'accounts.test'>).id,
      at: state.submittedAt,
      result: state.data as Output<'accounts.test'>,
    }),
  });
  const saves = useMutationState({
    filters: { mutationKey: ['accounts.save'], status: 'success' },
    select: ({ state }) => ({ of: (state.data as Account).id, at: state.submittedAt }),
  });
  const last = tests.findLast(({ of }) => of === id);
  return last && saves.some(({ of, at }) => of === id && at > last.at) ? undefined : last?.result;
}

/** The result of testing an account, and what to do about it. */
export function TestResult({ result }: { readonly result: Output<'accounts.test'> | undefined }) {
  const t = useText();
  if (!result) return null;
  const { ok, code } = result;
  const type = code === 'mendedElsewhere' ? 'warning' : ok ? 'success' : 'error';
  return <Alert showIcon type={type} title={accountTestWords(t, result)} />;
}
