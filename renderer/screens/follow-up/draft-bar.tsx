import { CopyOutlined } from '@ant-design/icons';
import { App, Button, Flex } from 'antd';
import type { FollowedItem } from '#shared/contract/follow-up.ts';
import type { Target } from '#shared/contract/run.ts';
import { useAction, useEngine, useTellFailure } from '../../engine/engine.tsx';
import { useText } from '../../preferences/preferences.tsx';

/** Drafts are asked for so many at a time. */
const PAGE = 1000;

interface DraftBarProps {
  readonly drafts: number;
  readonly target: Target;
  /** Of which run they are; without it, of all. */
  readonly run: string | undefined;
}

/** What is to be done about drafts, which nobody can do from here but in the warehouse's portal. */
export function DraftBar({ drafts, target, run }: DraftBarProps) {
  const t = useText();
  const engine = useEngine();
  const { message, modal } = App.useApp();
  const settle = useAction('followUp.settle');
  const tellFailure = useTellFailure();
  if (drafts === 0) return null;

  /** Every one of them, as the number beside it says; whatever is marked is so afterwards. */
  const all = async () => {
    const found: FollowedItem[] = [];
    for (let total = 1; found.length < total; ) {
      const of = { show: 'all', finding: 'draft', run, target } as const;
      const page = await engine.call('followUp.list', { ...of, offset: found.length, limit: PAGE });
      if (page.items.length === 0) break;
      found.push(...page.items);
      total = page.total;
    }
    return found;
  };
  const copy = async () => {
    const items = await all();
    await navigator.clipboard.writeText(items.map(({ key, partnerNo }) => partnerNo ?? key).join('\n'));
    message.success(t('followUp:page.copied', { count: items.length }));
  };
  const confirmAll = async () => {
    const [last, ...others] = await all();
    // Everything shown is asked for again after the last one only.
    for (const { id } of others) await engine.call('followUp.settle', { id, code: 'draft' });
    if (last) await settle.mutateAsync({ id: last.id, code: 'draft' });
  };
  return (
    <Flex gap={8} wrap align="center" justify="space-between" className="follow-up-drafts">
      <span>
        {t(target === 'practice' ? 'followUp:page.draftsPractice' : 'followUp:page.drafts', { count: drafts })}
      </span>
      <Flex gap={8} wrap>
        <Button icon={<CopyOutlined aria-hidden />} onClick={() => void copy().catch(tellFailure)}>
          {t('followUp:page.copy', { count: drafts })}
        </Button>
        <Button
          onClick={() =>
            modal.confirm({
              title: t('followUp:page.confirmTitle', { count: drafts }),
              content: t('followUp:page.confirmHelp'),
              okText: t('followUp:page.confirmed', { count: drafts }),
              cancelText: t('settings:cancel'),
              onOk: () => confirmAll().catch(tellFailure),
            })
          }
        >
          {t('followUp:page.confirmed', { count: drafts })}
        </Button>
      </Flex>
    </Flex>
  );
}
