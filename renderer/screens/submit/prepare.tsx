import { SendOutlined } from '@ant-design/icons';
import { App, Button, Checkbox, Collapse, Flex, Form, InputNumber, Segmented, Select, Typography } from 'antd';
import { useState } from 'react';
import type { Run } from '#shared/contract/run.ts';
import { findKind } from '#shared/kinds/registry.ts';
import { PRACTICE_CONCURRENCY } from '#shared/partners/partner.ts';
import type { Translate } from '#shared/text/index.ts';
import { useAction, useCall } from '../../engine/engine.tsx';
import { goTo, linkTo } from '../../navigation/route.ts';
import { useFormat } from '../../preferences/format.ts';
import { useText } from '../../preferences/preferences.tsx';
import { lacksKeys, MissingKeys } from '../../runs/missing-keys.tsx';
import { freshCount, sentCount } from '../../runs/order-states.ts';
import type { Destination } from '../../runs/use-destination.ts';
import { HiddenCells } from '../mapping/hidden-cells.tsx';
import { OpenColumns } from '../mapping/open-columns.tsx';
import { SentBeforeRestore } from '../settings/pending-restore.tsx';
import { useBookFreight } from './book-freight.tsx';
import { useConfirmSending } from './confirm-sending.tsx';
import { DestinationSentence, DestinationStrip } from './destination.tsx';
import { FreightCostStatus, staysBehind, useFreightCost } from './freight-cost.tsx';
import { PriceCapFields } from './price-cap.tsx';
import type { QueueProgress } from './queueing.tsx';
import { SentElsewhere, useSentElsewhere } from './sent-elsewhere.tsx';
import { UnusedColumns } from './unused-columns.tsx';

interface PrepareProps {
  readonly run: Run;
  readonly destination: Destination;
  /** How far it is queued since it was started. */
  readonly progress: QueueProgress | null;
}

/** Before sending: what is sent where, what is left out, the warnings to confirm, and the button. */
export function Prepare({ run, destination, progress }: PrepareProps) {
  const t = useText();
  const confirmSending = useConfirmSending();
  const start = useAction('submissions.start');
  /** How many warnings were seen: more of them that turn up later were not. */
  const [confirmed, setConfirmed] = useState(0);
  const [concurrency, setConcurrency] = useState<number | null>(null);
  const freight = useFreightCost(run);
  const elsewhere = useSentElsewhere(run);
  const booking = useBookFreight();
  const { cost } = freight;
  const { ready, incomplete } = run.counts;
  const { toConfirm: warnings, readyThere: there } = run.standing;
  const seen = confirmed === warnings && warnings > 0;
  const fresh = freshCount(run);
  /** Of these, what goes: the others stay behind. Null while that is not known. */
  const goes = freight.needed ? cost && fresh - staysBehind(cost) : fresh;
  const production = run.target === 'production';
  const gone = destination.gone !== null;

  const send = (total?: { amount: string; currency: string }[]) =>
    start
      .mutateAsync({
        run: run.id,
        as: { target: run.target, account: run.account },
        confirmWarnings: seen || fresh === 0,
        elsewhere: elsewhere.sent?.keys,
        seen: total,
        ...(concurrency === null ? {} : { concurrency }),
      })
      .catch(
        // The action has told why already; the dialog closes.
        () => undefined,
      );
  const ask = () => {
    // Nothing leaves where all of them are there already.
    if (!production || !goes) return void send();
    const title = t('submit:confirm.title');
    if (freight.needed) return void booking.ask({ run, destination, state: 'ready', title, book: send });
    confirmSending(fresh, {
      title,
      content: (
        <>
          <DestinationSentence run={run} destination={destination} count={fresh} />
          {there > 0 && <p>{t(`submit:sentence.there.${run.target}`, { count: there })}</p>}
        </>
      ),
      okText: t('submit:confirm.ok', { count: fresh }),
      cancelText: t('submit:confirm.cancel'),
      onOk: () => send(),
    });
  };

  return (
    <Flex vertical gap={16}>
      <OpenColumns run={run} />
      <HiddenCells run={run} />
      <DestinationStrip
        run={run}
        extra={sentCount(run.counts) === 0 && <ChooseDestination run={run} destination={destination} />}
      >
        {fresh > 0 ? (
          <>
            {goes === 0 && <p>{t('submit:sentence.nothing')}</p>}
            {goes !== null && (goes > 0 || gone) && (
              <DestinationSentence run={run} destination={destination} count={gone ? fresh : goes} />
            )}
            {there > 0 && <p>{t(`submit:sentence.there.${run.target}`, { count: there })}</p>}
            {freight.needed && <FreightCostStatus freight={freight} choose={linkTo('runs', run.id, 'freight')} />}
          </>
        ) : (
          <p>
            {t(there > 0 ? `submit:sentence.onlyThere.${run.target}` : 'submit:sentence.nothing', { count: there })}
          </p>
        )}
        {ready > 0 && findKind(run.kind)?.attachments && <Attached run={run.id} />}
        {freight.needed && <PriceCapFields run={run} currency={cost?.sums[0]?.currency} />}
        {incomplete > 0 && <UnsentOrders run={run} freight={freight.needed} />}
        {warnings > 0 && <UnusedColumns run={run} />}
        {findKind(run.kind)?.drafts && production && goes !== 0 && <p>{t('submit:sentence.draft')}</p>}
        {destination.known && destination.accounts.length === 0 && destination.partner && !production && (
          <Typography.Text type="secondary">
            {t('submit:to.noAccount', { partner: destination.partner.label[t.lang] })}
          </Typography.Text>
        )}
      </DestinationStrip>
      {(ready > 0 || gone) && <MissingKeys destination={destination} />}
      {ready > 0 && <SentBeforeRestore />}
      {ready > 0 && !gone && (goes !== 0 || there > 0) && (
        <Flex vertical gap={12} align="flex-start">
          {fresh > 0 && warnings > 0 && (
            <Checkbox checked={seen} onChange={({ target }) => setConfirmed(target.checked ? warnings : 0)}>
              {t('submit:confirm.warnings', { count: warnings })}{' '}
              <a href={linkTo('runs', run.id, 'lines', 'warning')} style={{ textDecoration: 'underline' }}>
                {t('submit:confirm.show')}
              </a>
            </Checkbox>
          )}
          <SentElsewhere question={elsewhere} />
          <Button
            type="primary"
            size="large"
            danger={production && goes !== 0}
            icon={<SendOutlined aria-hidden />}
            // Nothing is booked before its current cost was shown.
            disabled={
              (fresh > 0 && warnings > 0 && !seen) ||
              elsewhere.open ||
              run.doubtedAt !== undefined ||
              lacksKeys(destination) ||
              (freight.needed && (!cost || freight.asking))
            }
            loading={start.isPending || booking.asking}
            onClick={ask}
          >
            {startWords(t, run, goes ?? fresh)}
          </Button>
          {start.isPending && progress && <span role="status">{t('submit:start.queueing', { ...progress })}</span>}
          <Collapse
            ghost
            size="small"
            items={[
              {
                key: 'more',
                label: t('submit:start.more'),
                children: (
                  <Form layout="vertical">
                    <Form.Item
                      label={t('submit:start.concurrency')}
                      extra={t(`submit:start.concurrencyHelp.${run.target}`, { count: PRACTICE_CONCURRENCY })}
                      htmlFor="send-concurrency"
                    >
                      <InputNumber
                        id="send-concurrency"
                        min={1}
                        max={32}
                        precision={0}
                        value={concurrency}
                        onChange={setConcurrency}
                      />
                    </Form.Item>
                  </Form>
                ),
              },
            ]}
          />
        </Flex>
      )}
    </Flex>
  );
}

/** Which files go with the orders; that there are none is said as well. */
function Attached({ run }: { readonly run: string }) {
  const t = useText();
  const format = useFormat();
  const { data } = useCall('submissions.attached', { run });
  if (!data) return null;
  const { files, orders, bytes } = data;
  return (
    <p>{files === 0 ? t('ui:attach.sentNone') : t('ui:attach.sent', { files, orders, size: format.size(bytes) })}</p>
  );
}

/** What the button does: how many are sent, and how many are not because they are there already. */
function startWords(t: Translate, run: Run, count: number): string {
  const there = run.standing.readyThere;
  if (there === 0) return t(`submit:start.${run.target}`, { count });
  return count === 0
    ? t(`submit:start.onlyThere.${run.target}`, { count: there })
    : t(`submit:start.${run.target}There`, { count, there });
}

/** Stands in the list of accounts for the way to a new one. */
const ADD = '+';

/** Practice, or which production account. Choosing one checks the run again against that account's history. */
function ChooseDestination({ run, destination }: { readonly run: Run; readonly destination: Destination }) {
  const t = useText();
  const retarget = useAction('runs.target');
  const { message } = App.useApp();
  const { accounts, account, partner, known } = destination;
  const choose = (id: string | undefined) => {
    if (id !== ADD && id !== undefined) return retarget.mutate({ run: run.id, target: 'production', account: id });
    goTo('settings', 'accounts');
    message.info(t('submit:to.addFirst', { partner: partner?.label[t.lang] ?? '' }), 8);
  };
  return (
    <>
      <Segmented
        aria-label={t('submit:to.label')}
        value={run.target}
        // Before the accounts are known nobody can be sent to add the first.
        disabled={retarget.isPending || !known}
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
          placeholder={t('submit:to.account')}
          style={{ minWidth: 200 }}
          loading={retarget.isPending}
          value={account?.id ?? null}
          onChange={choose}
          options={[
            ...accounts.map(({ id, name }) => ({
              value: id,
              // One that a person entered is listed beside it, under the same name.
              label: id.startsWith('environment-') ? `${name} (${t('settings:accounts.environment')})` : name,
            })),
            { value: ADD, label: t('submit:to.addAccount') },
          ]}
        />
      )}
    </>
  );
}

interface UnsentOrdersProps {
  readonly run: Run;
  /** Whether services are chosen for its orders: then that is what held them back, as a rule. */
  readonly freight: boolean;
}

/** The orders that do not go out this time: those with errors to mend, and those that sending itself held back. */
function UnsentOrders({ run, freight }: UnsentOrdersProps) {
  const t = useText();
  const lookAgain = useAction('submissions.lookAgain');
  const { ready, incomplete } = run.counts;
  const held = run.standing.heldBack;
  const wrong = incomplete - held;
  return (
    <>
      {held > 0 && (
        <p>
          {t(ready > 0 ? 'submit:sentence.heldBackToo' : 'submit:sentence.heldBack', { count: held })}{' '}
          {freight && <a href={linkTo('runs', run.id, 'freight')}>{t('submit:freight.choose')}</a>}{' '}
          {ready === 0 && (
            <Button size="small" loading={lookAgain.isPending} onClick={() => lookAgain.mutate({ run: run.id })}>
              {t('submit:sentence.lookAgain', { count: held })}
            </Button>
          )}
        </p>
      )}
      {wrong > 0 && (
        <p>
          {t('submit:sentence.incomplete', { count: wrong })}{' '}
          <a href={linkTo('runs', run.id, 'lines', 'error')}>{t('submit:sentence.mend')}</a>
        </p>
      )}
    </>
  );
}
