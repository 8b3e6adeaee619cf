/** Surnames of two characters (复姓) that are still borne. */
const COMPOUND =
  '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 令狐 呼延 东郭 西门 拓跋 轩辕 纳兰 完颜'.split(
    ' ',
  );

const DOTS = /[\u2022\u2027\u2219\u22C5\u30FB\uFF0E\uFF65]/gu;
const SELECTORS = '\\uFE00-\\uFE0F\\u{E0100}-\\u{E01EF}';
/** Rare characters may come from the private use area of a phone's font; variants of a character keep their selector. */
const NAME = new RegExp(`^[\\p{Script=Han}\\p{Co}][\\p{Script=Han}\\p{Co}\\u00B7${SELECTORS}]{1,29}$`, 'u');
const FIRST = new RegExp(`^.[${SELECTORS}]?`, 'u');
const LABELS = /^(?:我的?)?(?:姓名|名字)?(?:叫|是|:|\uFF1A)?/u;

/** What nobody is called, though it may be all characters as a name is: 小孩上学还要居住证明吗. Somebody may be called 德吉卓吗. */
const ASKED = /^.{4,}[吗呢]$|[要能可].{0,2}[吗呢]$|证明|怎么|什么|要不要|能不能|还要/u;

/** The name in a short message, as it was typed: characters are not normalised, only the dot of names is. Null when it is none. */
export function readName(typed: string): string | null {
  const bare = typed.trim().replace(LABELS, '').trim().replace(DOTS, '\u00B7').replace(/\s+/gu, '');
  return NAME.test(bare) && !bare.endsWith('\u00B7') && !ASKED.test(bare) ? bare : null;
}

/**
 * 张三 → 张**, 欧阳娜娜 → 欧阳**, 阿卜杜拉·买买提 → 阿**: the surname and two stars however long the name is. A name with a dot begins
 * with the given name, so only its first character is shown.
 */
export function maskedName(name: string): string {
  const characters = [...name];
  if (characters.length <= 1) return '*';
  const [first = ''] = FIRST.exec(name) ?? [];
  const pair = characters.slice(0, 2).join('');
  const compound = !name.includes('\u00B7') && characters.length > 2 && COMPOUND.includes(pair);
  return `${compound ? pair : first}**`;
}
