import { App, Flex, Select, Typography } from 'antd';
import type { OrderQuote } from '#shared/contract/freight.ts';
import type { Run } from '#shared/contract/run.ts';
import { type FreightPolicy, policyText, readPolicy } from '#shared/freight/quote.ts';
import { useAction } from '../../engine/use-action.ts';
import { useText } from '../../preferences/preferences.tsx';

interface Props {
  readonly run: Run;
  readonly policy: FreightPolicy | null;
  readonly quotes: readonly OrderQuote[];
}

/** The rule for all lines that nobody chose for: the cheapest, the fastest, or one company. */
export function PolicyChoice({ run, policy, quotes }: Props) {
  const t = useText();
  const { message } = App.useApp();
  const choose = useAction('freight.choose');
  const offered = quotes.flatMap(({ lines }) =>
    lines.flatMap(({ options }) => options.map((each) => each.companyName)),
  );
  const named = policy !== null && typeof policy === 'object' ? [policy.company] : [];
  const companies = [...new Set([...named, ...offered])];
  return (
    <Flex vertical style={{ minWidth: 280 }}>
      <Flex gap={8} align="center">
        <label htmlFor="freight-policy">{t('freightUi:policy.label')}</label>
        <Select
          id="freight-policy"
          style={{ flex: 1, minWidth: 180 }}
          loading={choose.isPending}
          value={policy === null ? null : policyText(policy)}
          placeholder={t('freightUi:policy.none')}
          options={[
            { value: 'cheapest', label: t('freightUi:policy.cheapest') },
            { value: 'fastest', label: t('freightUi:policy.fastest') },
            ...(companies.length > 0
              ? [
                  {
                    label: t('freightUi:policy.company'),
                    options: companies.map((company) => ({ value: company, label: company })),
                  },
                ]
              : []),
          ]}
          onChange={(value: string) =>
            choose.mutate(
              { run: run.id, policy: readPolicy(value) },
              {
                onSuccess: (counts) => {
                  if (counts.chosen + counts.undecided > 0) message.success(t('freightUi:policy.done', counts));
                },
              },
            )
          }
        />
      </Flex>
      <Typography.Text type="secondary" style={{ fontSize: 12 }}>
        {t('freightUi:policy.help')}
      </Typography.Text>
    </Flex>
  );
}
