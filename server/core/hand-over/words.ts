import { done, type Result, refused } from '../result.ts';

/** The longest answer of a person, in characters: it must fit into one WeChat message, whatever characters they are. */
const LONGEST_ANSWER = 500;

/** The answer as it was typed, once it is neither empty nor endless. A foreign address would be taken out on the way, so it is refused here. */
export function answerText(text: string, number: number, ownAddress: string): Result<string> {
  const words = text.trim();
  if (words === '')
    return refused('answer-empty', '还没写要回什么。', `这样写:回 ${number} 带上户口簿直接来,不用开证明`);
  const length = [...words].length;
  if (length > LONGEST_ANSWER)
    return refused('answer-too-long', `太长了:${length} 个字,一条最多 ${LONGEST_ANSWER} 个。`, '分成两条发。');
  if (holdsForeignLink(words, ownAddress))
    return refused('answer-link', '里面有外面的网址,群众那边会被去掉。', '改成文字:办什么、去哪里、打哪个电话。');
  return done(words);
}

function holdsForeignLink(words: string, ownAddress: string): boolean {
  const links = words.match(/[a-z][a-z0-9+.-]{1,20}:\/\/[^\s\u3000-\u303F\uFF00-\uFFEF]{1,500}/giu) ?? [];
  return links.some((link) => link !== ownAddress && !link.startsWith(`${ownAddress}/`));
}
