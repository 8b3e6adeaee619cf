/** Which text was agreed to; a changed text gets another name. */
export const UNDERTAKING_VERSION = '遗失承诺-1';

/** 书面承诺 of whoever files a notice: shown whole before it is agreed to. */
export const UNDERTAKING: readonly string[] = [
  '证件确实丢了,没有抵押、质押、出借,也没有被扣留',
  '填的都是真的,证件是我本人的',
  '找到了马上撤销,不再用旧证',
  '不实的,撤销公示,记下来,依法承担责任',
];
