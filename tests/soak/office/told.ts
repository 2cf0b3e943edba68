import type { OfficeSoak, OfficeSoakOptions } from './office-soak.ts';
import { isOfficeKept, wrongIn } from './verdict.ts';

type Asked = Pick<
  OfficeSoakOptions,
  'desks' | 'orders' | 'own' | 'kills' | 'serverKills' | 'cuts' | 'ratePerSecond' | 'seed'
>;

/** Whether everything befell the office that was to. */
export const isWholeSoak = (asked: Pick<Asked, 'kills' | 'serverKills' | 'cuts'>, soak: OfficeSoak): boolean =>
  soak.kills >= asked.kills && soak.serverKills >= asked.serverKills && soak.cuts >= asked.cuts;

/** The figures in one paragraph, and what is wrong. */
export function described(asked: Asked, soak: OfficeSoak, seconds: number): string {
  const { verdict, bugs, unknown, kept } = soak;
  const word = !isOfficeKept(verdict) || bugs.length > 0 ? 'BROKEN' : isWholeSoak(asked, soak) ? 'KEPT' : 'NOT WHOLE';
  const wrong = [...wrongIn(verdict), ...bugs.map((bug) => `a desk ended with ${bug}`)];
  return [
    `${word}: ${asked.desks} desks with the same ${asked.orders} orders and ${asked.own} of its own each (${verdict.keys} references)`,
    `in ${seconds} s, with ${soak.kills} of ${asked.kills} kills of desks, ${soak.serverKills} of ${asked.serverKills} kills of`,
    `the server and ${soak.cuts} of ${asked.cuts} cuts (seed ${asked.seed}): ${verdict.offers} offers at the partner,`,
    `${verdict.twice.length} booked twice, ${verdict.lost.length} lost, ${verdict.offeredAgain.length} offered again by themselves`,
    `and ${verdict.allowed} because a person said so; ${unknown} of unknown outcome after the storm, ${verdict.shown} of them in the`,
    `end, with evidence; ${verdict.openClaims.length} claims open without evidence; at most ${verdict.mostInASecond} offers in any`,
    `second at a rate of ${asked.ratePerSecond} (the ledger gave at most ${verdict.mostTurnsInASecond} turns in one; of 9 in 10 the`,
    `request was at the partner's ${verdict.onTheWay} ms later at most).`,
    ...(wrong.length > 0 ? [`Wrong: ${wrong.join('; ')}.`] : []),
    ...(kept ? [`Kept for looking at: ${kept}`] : []),
  ].join(' ');
}
