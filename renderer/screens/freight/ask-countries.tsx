import { Alert, Button, Flex, Input } from 'antd';
import { useState } from 'react';
import type { FreightTotals } from '#shared/contract/freight.ts';
import { useAction } from '../../engine/engine.tsx';
import { useText } from '../../preferences/preferences.tsx';

type Asked = FreightTotals['askCountry'][number];

/** Asks where warehouses stand, offering what their codes look like; nothing is reckoned with before it is confirmed. */
export function AskCountries({ asked }: { readonly asked: readonly Asked[] }) {
  const t = useText();
  if (asked.length === 0) return null;
  return (
    <Alert
      showIcon
      type="warning"
      title={t('freightUi:ask.title')}
      description={
        <Flex vertical gap={8}>
          <span>{t('freightUi:ask.help')}</span>
          {asked.map((each) => (
            <AskCountry key={each.warehouse} asked={each} />
          ))}
        </Flex>
      }
    />
  );
}

function AskCountry({ asked: { warehouse, guess, orders } }: { readonly asked: Asked }) {
  const t = useText();
  const set = useAction('warehouses.set');
  const [country, setCountry] = useState(guess ?? '');
  const confirm = () => set.mutate({ warehouses: [{ code: warehouse, country: country.trim() }] });
  return (
    <Flex gap={8} align="center" wrap>
      <b style={{ minWidth: 90 }}>{warehouse}</b>
      <span className="freight-note" style={{ minWidth: 60 }}>
        {t('freightUi:ask.orders', { orders })}
      </span>
      <Input
        size="small"
        style={{ width: 110 }}
        aria-label={t('freightUi:ask.country', { warehouse })}
        placeholder={t('freightUi:ask.example')}
        value={country}
        onChange={({ target }) => setCountry(target.value)}
        onPressEnter={() => country.trim() !== '' && confirm()}
      />
      <span style={{ minWidth: 60 }}>{countryName(country, t.lang)}</span>
      <Button size="small" type="primary" disabled={country.trim() === ''} loading={set.isPending} onClick={confirm}>
        {t('freightUi:ask.confirm')}
      </Button>
    </Flex>
  );
}

/** The name of a two-letter code; empty for anything else. */
export function countryName(code: string, lang: string): string {
  const upper = code.trim().toUpperCase();
  if (!/^[A-Z]{2}$/.test(upper)) return '';
  return new Intl.DisplayNames([lang], { type: 'region', fallback: 'none' }).of(upper) ?? '';
}
