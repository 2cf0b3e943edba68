import { DownOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown, Empty, Flex, Typography } from 'antd';
import { useState } from 'react';
import type { PartnerId } from '#shared/partners/partner.ts';
import { partners } from '#shared/partners/registry.ts';
import { useCall } from '../../engine/engine.tsx';
import { goTo, useRoute } from '../../navigation/route.ts';
import { useText } from '../../preferences/preferences.tsx';
import { AccountCard } from './account-card.tsx';
import { AccountForm } from './account-form.tsx';
import { ForgottenList } from './forgotten-list.tsx';

const ids = Object.keys(partners) as PartnerId[];

/** The office's accounts at its partners. `#/settings/accounts/<id>` opens one of them. */
export function AccountsSection() {
  const t = useText();
  const { data: accounts, isLoading } = useCall('accounts.list', {});
  const [, , edited] = useRoute();
  const [added, setAdded] = useState<PartnerId | null>(null);
  const account = accounts?.find(({ id }) => id === edited);
  const partner = account?.partner ?? added;
  const add = (
    <Dropdown
      trigger={['click']}
      menu={{
        items: ids.map((id) => ({ key: id, label: partners[id].label[t.lang] })),
        onClick: ({ key }) => setAdded(ids.find((id) => id === key) ?? null),
      }}
    >
      <Button type="primary" icon={<PlusOutlined aria-hidden />}>
        {t('settings:accounts.add')} <DownOutlined aria-hidden />
      </Button>
    </Dropdown>
  );
  return (
    <Flex vertical gap={16}>
      <Typography.Text type="secondary">{t('settings:accounts.intro')}</Typography.Text>
      {accounts?.length === 0 && !isLoading ? (
        <Empty description={t('settings:accounts.none')}>{add}</Empty>
      ) : (
        <>
          <Flex vertical gap={12}>
            {accounts?.map((each) => (
              <AccountCard key={each.id} account={each} onEdit={() => goTo('settings', 'accounts', each.id)} />
            ))}
          </Flex>
          <div>{add}</div>
        </>
      )}
      <ForgottenList types={['account']} />
      {partner && (
        <AccountForm
          key={account?.id ?? partner}
          partner={partners[partner]}
          account={account}
          onClose={() => {
            setAdded(null);
            if (edited !== undefined) goTo('settings', 'accounts');
          }}
        />
      )}
    </Flex>
  );
}
