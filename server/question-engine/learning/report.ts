import type { Figures, Share } from './measure.ts';

function line(name: string, share: Share): string {
  const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;
  const interval = `${percent(share.low)} – ${percent(share.high)}`;
  return `${name.padEnd(38)}${percent(share.share).padStart(9)}  ${`${share.hits}/${share.of}`.padStart(8)}   ${interval}`;
}

/** The figures as a table: share, count, 95 % Wilson interval. */
export function figuresTable(title: string, figures: Figures): string {
  return [
    title,
    line('right family first', figures.top1),
    line('right family among three', figures.top3),
    line('in scope: answered outright', figures.coverage),
    line('in scope: answered and wrong', figures.answeredWrong),
    line('in scope: right, at once or by one tap', figures.reached),
    line('out of scope: answered', figures.outOfScopeAnswered),
    line('near domain: answered', figures.nearDomainAnswered),
    line('must ask: answered outright', figures.mustAskAnswered),
    line('talk: routed right', figures.talkRight),
    line('all: behaviour as labelled', figures.behaviourRight),
    `${'calibration error (5 bins)'.padEnd(38)}${figures.calibrationError.toFixed(3).padStart(9)}`,
    '',
  ].join('\n');
}
