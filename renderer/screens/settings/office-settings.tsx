import { Button, Flex, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useAction, useSettings } from '../../engine/engine.tsx';
import { useText } from '../../preferences/preferences.tsx';
import { usePickOne } from './use-pick-one.ts';

/** Who packing lists are from: name, address and logo. All of them may stay empty. */
export function OfficeSettings() {
  const t = useText();
  const { settings } = useSettings();
  const logo = useAction('office.setLogo');
  const pick = usePickOne();
  const picture = settings?.['office.logo'];
  const shown = typeof picture === 'string' && picture.startsWith('data:image/') ? picture : null;
  return (
    <>
      <OfficeText name="office.name" label={t('labels:office.name')} />
      <OfficeText name="office.address" label={t('labels:office.address')} />
      <Form.Item label={t('labels:office.logo')} help={t('labels:office.logoHelp')} layout="vertical">
        <Flex gap={8} align="center">
          {shown && <img src={shown} alt={t('labels:office.logo')} style={{ maxHeight: 48, maxWidth: 160 }} />}
          <Button onClick={() => pick((path) => logo.mutate({ path }))}>{t('labels:office.pick')}</Button>
          {shown && <Button onClick={() => logo.mutate({ path: null })}>{t('labels:office.remove')}</Button>}
        </Flex>
      </Form.Item>
    </>
  );
}

/** Taken when a person is done with it, not with every letter. */
function OfficeText({ name, label }: { readonly name: 'office.name' | 'office.address'; readonly label: string }) {
  const { settings, set } = useSettings();
  const kept = String(settings?.[name] ?? '');
  const [typed, setTyped] = useState(kept);
  useEffect(() => setTyped(kept), [kept]);
  const take = () => typed !== kept && set({ [name]: typed });
  return (
    <Form.Item label={label} layout="vertical">
      <Input
        aria-label={label}
        value={typed}
        maxLength={200}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={take}
        onPressEnter={take}
      />
    </Form.Item>
  );
}
