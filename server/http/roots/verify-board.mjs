// Recomputes a day of the loss-notice board offline. Needs Node.js 20 or newer and nothing else.
//
//   node verify-board.mjs DAY.json [NOTICE.json]
//
// DAY.json is what /roots/2019-07-15 gave, NOTICE.json what /board/YS-…/proof gave. The printed root must be the one that
// /roots published for the day (or that you wrote down then). Exit code 0: everything fits; 1: something was changed.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const [dayFile, noticeFile] = process.argv.slice(2);
if (!dayFile) {
  console.error('node verify-board.mjs DAY.json [NOTICE.json]');
  process.exit(2);
}

const sm3 = (text) => createHash('sm3').update(text, 'utf8').digest('hex');
const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
const faults = [];

const chain = read(dayFile);
let previous = chain.previous;
for (const { seq, number, event, leaf, link } of chain.entries) {
  const right = sm3(['board', chain.county, seq, number, event, chain.day, previous, leaf].join('\n'));
  if (right !== link) faults.push(`链上第 ${seq} 条(${number})对不上`);
  previous = link;
}
if (previous !== chain.root) faults.push('当日根和最后一条对不上');

if (noticeFile) {
  const notice = read(noticeFile);
  for (const { seq, event, day, leaf, salt, text } of notice.entries) {
    const named = `${notice.number} 第 ${seq} 条`;
    if (text !== null && sm3(`notice\n${salt}\n${text}`) !== leaf) faults.push(`${named}的内容和哈希对不上`);
    const linked = chain.entries.find((entry) => entry.seq === seq);
    if (day === chain.day && (!linked || linked.leaf !== leaf || linked.event !== event))
      faults.push(`${named}不在当天的链上`);
  }
}

console.log(`${chain.county} ${chain.day} 共 ${chain.entries.length} 条,当日根 ${previous}`);
for (const fault of faults) console.log(fault);
console.log(faults.length === 0 ? '一致' : '不一致');
process.exit(faults.length === 0 ? 0 : 1);
