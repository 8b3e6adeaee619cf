/** How colleagues call where an errand stands, and how somebody says it who waits for it. */
const PLAIN: Readonly<Record<string, string>> = {
  已授权: '您同意了',
  待接单: '等人去办',
  已接单: '有人接了',
  等群众: '等您回话',
  等协查: '等别的单位回话',
  有结果: '查到了',
  办结: '办好了',
  已评价: '您打过分了',
  已退单: '换人去办',
};

export function plainState(label: string): string {
  return PLAIN[label] ?? label;
}
