import { App, Button, Flex, Input, Select, Table, Typography } from 'antd';
import { useState } from 'react';
import type { ExchangeRates, Warehouse } from '#shared/contract/freight-office.ts';
import { currencies } from '#shared/freight/currencies.ts';
import { useAction, useCall } from '../../engine/engine.tsx';
import { useText } from '../../preferences/preferences.tsx';
import { countryName } from '../freight/ask-countries.tsx';

/** In which country each warehouse stands: prices by country are taken by it. */
export function Warehouses() {
  const t = useText();
  const { data: known } = useCall('warehouses.list', {});
  const set = useAction('warehouses.set');
  const [code, setCode] = useState('');
  const [country, setCountry] = useState('');
  const ready = code.trim() !== '' && country.trim() !== '';
  const add = () =>
    set.mutate(
      { warehouses: [{ code, country }] },
      {
        onSuccess() {
          setCode('');
          setCountry('');
        },
      },
    );
  return (
    <section aria-labelledby="warehouses">
      <h2 id="warehouses">{t('freightOffice:warehouses')}</h2>
      <Flex vertical gap={12}>
        <Typography.Text type="secondary">{t('freightOffice:warehousesHelp')}</Typography.Text>
        <Flex gap={8} wrap>
          <Input
            aria-label={t('freightOffice:code')}
            placeholder={t('freightOffice:code')}
            style={{ width: 160 }}
            value={code}
            onChange={({ target }) => setCode(target.value)}
          />
          <Input
            aria-label={t('freightOffice:country')}
            placeholder={t('freightOffice:countryExample')}
            style={{ width: 120 }}
            value={country}
            onChange={({ target }) => setCountry(target.value)}
            onPressEnter={() => ready && add()}
          />
          <Button disabled={!ready} loading={set.isPending} onClick={add}>
            {t('freightOffice:add')}
          </Button>
        </Flex>
        <Table<Warehouse>
          size="small"
          rowKey="code"
          pagination={false}
          style={{ maxWidth: 520 }}
          dataSource={known ?? []}
          locale={{ emptyText: t('freightOffice:noWarehouses') }}
          columns={[
            { title: t('freightOffice:code'), dataIndex: 'code' },
            {
              title: t('freightOffice:country'),
              render: (_, each) => `${each.country} ${countryName(each.country, t.lang)}`,
            },
            {
              width: 90,
              render: (_, each) => (
                <Button
                  size="small"
                  type="text"
                  danger
                  onClick={() => set.mutate({ warehouses: [{ code: each.code, country: null }] })}
                >
                  {t('settings:delete')}
                </Button>
              ),
            },
          ]}
        />
      </Flex>
    </section>
  );
}

type Rate = ExchangeRates['rates'][number];

const rateForm = /^(?=.*[1-9])\d{1,9}(?:\.\d{1,8})?$/;
const dayForm = /^\d{4}-\d\d-\d\d$/;

/** The rates that prices in several currencies are compared by, each with its day. Kept all together. */
export function ExchangeRateTable() {
  const t = useText();
  const { message } = App.useApp();
  const { data: kept } = useCall('exchangeRates.get', {});
  const set = useAction('exchangeRates.set');
  const [draft, setDraft] = useState<ExchangeRates>();
  const [wrong, setWrong] = useState(false);
  const shown = draft ?? kept;
  if (!shown) return null;
  const { base, rates } = shown;
  const change = (at: number, part: Partial<Rate>) =>
    setDraft({ base, rates: rates.map((rate, index) => (index === at ? { ...rate, ...part } : rate)) });
  const free = (own?: string) =>
    currencies
      .map(({ code }) => code)
      .filter((code) => code === own || (code !== base && rates.every(({ currency }) => currency !== code)));
  const options = (codes: readonly string[]) => codes.map((code) => ({ value: code, label: code }));
  const add = () => {
    const [currency] = free();
    if (currency !== undefined) setDraft({ base, rates: [...rates, { currency, rate: '', date: today() }] });
  };
  const save = () => {
    const tidy = rates.map((rate) => ({ ...rate, rate: rate.rate.normalize('NFKC').trim() }));
    const isRight = tidy.every(({ rate, date }) => rateForm.test(rate) && dayForm.test(date));
    setWrong(!isRight);
    if (!isRight) return;
    set.mutate(
      { base, rates: tidy },
      {
        onSuccess() {
          setDraft(undefined);
          message.success(t('freightOffice:ratesSaved'));
        },
      },
    );
  };
  return (
    <section aria-labelledby="exchange-rates">
      <h2 id="exchange-rates">{t('freightOffice:exchange')}</h2>
      <Flex vertical gap={12} align="flex-start">
        <Typography.Text type="secondary">{t('freightOffice:exchangeHelp')}</Typography.Text>
        <Flex gap={8} align="center">
          <span>{t('freightOffice:base')}</span>
          <Select
            showSearch
            aria-label={t('freightOffice:base')}
            style={{ width: 100 }}
            value={base}
            options={options(
              currencies.map(({ code }) => code).filter((code) => rates.every((r) => r.currency !== code)),
            )}
            onChange={(code: string) => setDraft({ base: code, rates })}
          />
        </Flex>
        {rates.map(({ currency, rate, date }, at) => (
          // Two rows never have the same currency.
          <Flex key={currency} gap={8} align="center" wrap>
            <Select
              showSearch
              aria-label={t('freightOffice:rateCurrency')}
              style={{ width: 100 }}
              value={currency}
              options={options(free(currency))}
              onChange={(code: string) => change(at, { currency: code })}
            />
            <Input
              inputMode="decimal"
              aria-label={t('freightOffice:rate', { currency, base })}
              placeholder={t('freightOffice:rate', { currency, base })}
              style={{ width: 200 }}
              value={rate}
              status={wrong && !rateForm.test(rate.trim()) ? 'error' : ''}
              onChange={({ target }) => change(at, { rate: target.value })}
            />
            <Input
              type="date"
              aria-label={t('freightOffice:rateDate')}
              style={{ width: 160 }}
              value={date}
              onChange={({ target }) => change(at, { date: target.value })}
            />
            <Button
              size="small"
              type="text"
              danger
              onClick={() => setDraft({ base, rates: rates.filter((_, index) => index !== at) })}
            >
              {t('settings:delete')}
            </Button>
          </Flex>
        ))}
        {wrong && (
          <Typography.Text type="danger" role="alert">
            {t('freightOffice:rateWrong')}
          </Typography.Text>
        )}
        <Flex gap={8}>
          <Button disabled={free().length === 0} onClick={add}>
            {t('freightOffice:add')}
          </Button>
          <Button type="primary" disabled={draft === undefined} loading={set.isPending} onClick={save}>
            {t('freightOffice:saveRates')}
          </Button>
        </Flex>
      </Flex>
    </section>
  );
}

/** The day of this computer, `yyyy-MM-dd`. */
function today(): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
