/** What people ask most, in their own words: tapping one writes it into the field. */
export const EXAMPLES: readonly string[] = [
  '孩子上学报名还要开居住证明吗',
  '社保证明还要去打吗',
  '开店没有房产证,要村里开证明吗',
  '村里还给开亲属关系证明吗',
  '身份证丢了要登报吗',
];
