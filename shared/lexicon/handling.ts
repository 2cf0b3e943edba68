import type { Concepts } from './concept.ts';

/** What is done with the goods, what came of it, and what is noted beside them. */
export const handling = {
  type: { zh: '类型 类别 种类 性质', en: 'type category kind', telling: true },
  status: { zh: '状态 状况', en: 'status stat', telling: true },
  rule: { zh: '规则 方式 方法 模式 要求', en: 'rule method mode way rules' },
  tally: { zh: '理货 清点 点货 点数', en: 'tally counting tallying', telling: true },
  use: { zh: '使用 用 是否 是否用 是否使用 采用', en: 'use using whether' },
  inspection: {
    zh: '质检 检验 验货 检测 查验 质检单 验收',
    en: 'qc inspection inspect inspected quality_check check',
    telling: true,
  },
  result: { zh: '判定 结果 结论 情况', en: 'result results conclusion outcome', telling: true },
  failure: {
    zh: '不合格 不通过 未通过 瑕疵 不良 次品 缺陷 异常 问题 破损',
    en: 'fail failed failure defect defective reject rejected ng unqualified faulty',
    telling: true,
  },
  reason: { zh: '原因 理由 缘由', en: 'reason cause why', telling: true },
  remark: {
    zh: '备注 备註 说明 附言 留言 注释 注 备考 摘要',
    en: 'remark remarks note notes instructions special_instructions comment comments memo rmk',
    telling: true,
  },
  image: {
    zh: '图片 图 照片 相片 主图 图像 拍照 拍摄',
    en: 'image images picture pictures photo photos pic pics img imgs photograph',
    telling: true,
  },
  link: { zh: '链接 网址 连接 连结', en: 'url urls link links uri', telling: true },
  attachment: { zh: '附件 文件 档案 随附 单证 资料', en: 'attachment attachments file files documents', telling: true },
  flag: { zh: '标记 标识位 旗标', en: 'flag flags', telling: true },
  extra: { zh: '扩展 拓展 扩展属性 拓展属性', en: 'extend extension extended extra_fields', telling: true },
  attribute: { zh: '字段 信息项', en: 'fields field attribute' },
  prep: { zh: '贴标 换标 标签 打标', en: 'prep label labeling labelling', telling: true },
} satisfies Concepts;
