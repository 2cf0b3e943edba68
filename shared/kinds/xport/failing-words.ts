/** Parts of a status that say an inspection failed, in whatever words (lower case). */
export const failingWords: readonly string[] = [
  '不通过',
  '未通过',
  '不合格',
  '不良',
  '次品',
  '失败',
  '拒收',
  'fail',
  'reject',
  'unqualified',
  'not pass',
  'defect',
];
