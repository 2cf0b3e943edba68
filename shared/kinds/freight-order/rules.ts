import { type CodeOf, type ProblemOf, problemWith } from '../../problem.ts';
import type { KindTexts } from '../kind.ts';
import { checkImages, checkRepeatedGoods, imageTexts, repeatedGoodsTexts } from '../xport/line-items.ts';
import type { FreightOrder } from './fields.ts';

export const texts = {
  ...imageTexts,
  ...repeatedGoodsTexts,
  'value.requiredWithout@phone': {
    zh: '「电话」和「手机」至少要填一个',
    en: 'Fill in “Phone” or “Mobile Phone”, at least one of them',
  },
  'freight.noChoice': {
    zh: '还没有选物流服务。请先预览运费，再逐行选择，或选“最便宜”“最快”或一家物流公司',
    en: 'No service is chosen yet. Preview the freight, then choose one for each line, or “cheapest”, “fastest” or a company',
  },
  'freight.notOffered': {
    zh: '商品 {{itemId}}（SKU {{skuId}}）没有“{{company}}”的物流服务，可选的有：{{offered}}。请换一家，或逐行选择',
    en: '“{{company}}” offers nothing for item {{itemId}} (SKU {{skuId}}). Offered: {{offered}}. Choose another company, or line by line',
  },
  'freight.noBest': {
    zh: '商品 {{itemId}}（SKU {{skuId}}）的物流服务无法比较（{{offered}}）：没有报价、币种不同或没有时效。请逐行选择',
    en: 'The services for item {{itemId}} (SKU {{skuId}}) cannot be compared ({{offered}}): none, several currencies, or no days. Choose line by line',
  },
  'freight.overOrderCap': {
    zh: '单据 {{order}} 的运费 {{price}} 超过每单上限 {{cap}}，没有下单。请换一种物流服务，或提高上限后再发送',
    en: 'The freight of order {{order}}, {{price}}, is over the cap of {{cap}} per order, so nothing was booked. Choose another service, or raise the cap and send again',
  },
  'freight.overRunCap': {
    zh: '单据 {{order}} 的运费 {{price}}，这个批次已用 {{spent}}，再下单会超过上限 {{cap}}，所以到此为止，没有下单。请提高上限后再发送',
    en: 'Booking stopped before order {{order}}: its freight is {{price}}, the run has come to {{spent}}, and its cap is {{cap}}. Raise the cap and send again',
  },
  'freight.afterRunCap': {
    zh: '单据 {{before}} 会超过本批运费上限 {{cap}}，所以到那一单为止，它后面的单据 {{order}} 也没有下单。请提高上限后再发送',
    en: 'Order {{before}} would go over the cap of {{cap}} for the run, so booking stopped there, and order {{order}} behind it was not booked either. Raise the cap and send again',
  },
  'freight.capCurrency': {
    zh: '单据 {{order}} 的运费（{{price}}）与上限 {{cap}} 的币种不同，无法比较，没有下单。请按报价的币种填写上限',
    en: 'The freight of order {{order}} ({{price}}) cannot be compared with the cap of {{cap}}, which has another currency, so nothing was booked. Give the cap in the currency of the prices',
  },
  'freight.capUncounted': {
    zh: '单据 {{order}} 的运费 {{price}}；这个批次已下单的运费有的算不出来或币种不同，无法与上限 {{cap}} 比较，没有下单。请核对后更改上限',
    en: 'The freight of order {{order}} is {{price}}, but what the run has cost so far cannot be counted against the cap of {{cap}}, so nothing was booked. Check it, then change the cap',
  },
  'freight.stale': {
    zh: '运费预览已过期，或单据在预览后改过，没有下单。请再发送一次，会重新预览',
    en: 'The freight preview is too old, or the order changed since, so nothing was booked. Send again; it is previewed anew',
  },
  'freight.rejected': {
    zh: '运费预览被对方拒绝：{{message}}（代码 {{code}}）。请修改后再试',
    en: 'The freight preview was refused: {{message}} (code {{code}}). Correct it and try again',
  },
  'freight.unreadable': {
    zh: '对方的运费预览看不懂或不完整，没有下单。请再预览一次',
    en: 'The freight preview could not be read or is not complete, so nothing was booked. Preview again',
  },
  'freight.unreachable': {
    zh: '没有取到运费预览（{{reason}}），没有下单。请检查网络后再试',
    en: 'No freight preview came back ({{reason}}), so nothing was booked. Check the network and try again',
  },
  'freight.throttled': {
    zh: '对方要求等待 {{seconds}} 秒再预览运费，没有下单。请稍后再试',
    en: 'The partner asks to wait $t(counted:seconds, {"count": {{seconds}} }) before a preview, so nothing was booked. Try again later',
  },
  'freight.credentials': {
    zh: '对方不认可账号的密钥，没有取到运费预览。请在设置里核对账号和密钥',
    en: 'The partner does not accept the account’s keys, so there is no freight preview. Check them in the settings',
  },
  'freight.clock': {
    zh: '电脑时间与对方相差约 {{minutes}} 分钟，没有取到运费预览。请校准电脑时间',
    en: 'This computer’s clock is about $t(counted:minutes, {"count": {{minutes}} }) off, so there is no freight preview. Set it right',
  },
  'freight.feeDiffers': {
    zh: '下单运费 {{booked}} 与预览的 {{previewed}} 不同，请核对',
    en: 'The booked fee {{booked}} differs from the previewed {{previewed}}; please check',
  },
} as const satisfies KindTexts;

/** What may keep an order from being previewed or booked. */
export type FreightCode = CodeOf<typeof texts>;

/** For what is found while freight is asked for and booked. */
export const freightProblem = problemWith(texts);

export function checkOrder({ lines }: FreightOrder): readonly ProblemOf<typeof texts>[] {
  return [...checkImages(lines), ...checkRepeatedGoods(lines)];
}
