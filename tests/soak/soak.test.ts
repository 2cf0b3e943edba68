import { expect, test } from 'vitest';
import { bundled } from '../bundled-script.ts';
import type { AnyPartner } from '../engine/submit/support/any-partner.ts';
import { soak } from './soak.ts';

// A thousand kills at each partner are `npm run soak`, each time other ones; this is as much of it as fits among the tests.
const seed = 20_261_127;

test.each<AnyPartner>(['xport', 'top', 'etower'])(
  '%s: killed again and again, with a full disk, lost keys, a damaged -wal and a second entry of the account: nothing twice, nothing lost, every unknown told with its evidence',
  async (partner) => {
    const sender = await bundled('tests/engine/submit/support/sender-process.ts');
    const findings: string[] = [];
    const onFinding = (finding: string) => void findings.push(finding);
    const until = Date.now() + 120_000;
    const verdict = await soak({ partner, kills: 12, seed, until, script: sender.script, onFinding });
    sender.remove();
    expect(findings).toEqual([]);
    expect(verdict).toMatchObject({ twice: 0, lost: 0, withoutEvidence: 0, stuck: 0, bugs: 0 });
    // Otherwise it proves nothing.
    expect(verdict.kills).toBeGreaterThan(0);
    expect(verdict.orders).toBeGreaterThan(0);
  },
);
