import { publicLines } from '../../core/notice/notice-words.ts';
import type { PublicNotice } from '../../core/notice/public-notice.ts';
import { NOTICE_LABELS } from '../../core/notice/state.ts';
import { type Day, type Instant, startOf } from '../../core/time.ts';
import type { Site } from '../../web/site.ts';

type Of = Pick<Site, 'county' | 'publicUrl'>;

/** The newest notices as an Atom feed (RFC 4287). */
export function atomFeed({ county, publicUrl }: Of, notices: readonly PublicNotice[], now: Instant): string {
  const updated = notices[0]
    ? moment(
        notices
          .map(({ changedOn }) => changedOn)
          .sort()
          .at(-1) ?? '',
      )
    : iso(now);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
    `<title>${escaped(titleOf(county.name))}</title>`,
    `<id>${escaped(publicUrl)}/board</id>`,
    `<updated>${updated}</updated>`,
    `<author><name>${escaped(county.name)}</name></author>`,
    `<link rel="self" href="${escaped(publicUrl)}/feed"/>`,
    `<link rel="alternate" href="${escaped(publicUrl)}/board"/>`,
    ...notices.map((notice) => entry(publicUrl, notice)),
    '</feed>',
  ].join('\n');
}

function entry(publicUrl: string, notice: PublicNotice): string {
  const address = `${escaped(publicUrl)}/board/${notice.number}`;
  return [
    '<entry>',
    `<id>${address}</id>`,
    `<title>${escaped(headline(notice))}</title>`,
    `<published>${moment(notice.publishedOn)}</published>`,
    `<updated>${moment(notice.changedOn)}</updated>`,
    `<link rel="alternate" href="${address}"/>`,
    `<content type="text">${escaped(publicLines(notice).join('\n'))}</content>`,
    '</entry>',
  ].join('');
}

/** The same as a JSON feed (version 1.1). */
export function jsonFeed({ county, publicUrl }: Of, notices: readonly PublicNotice[]): object {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: titleOf(county.name),
    language: 'zh-CN',
    home_page_url: `${publicUrl}/board`,
    feed_url: `${publicUrl}/feed?format=json`,
    items: notices.map((notice) => ({
      id: notice.number,
      url: `${publicUrl}/board/${notice.number}`,
      title: headline(notice),
      content_text: publicLines(notice).join('\n'),
      date_published: moment(notice.publishedOn),
      date_modified: moment(notice.changedOn),
    })),
  };
}

function titleOf(county: string): string {
  return `${county}遗失声明公示板`;
}

function headline({ number, title, state }: PublicNotice): string {
  return `${number} ${title ?? ''} ${NOTICE_LABELS[state]}`;
}

/** Days are all that is published. */
function moment(day: Day): string {
  return iso(startOf(day));
}

function iso(at: Instant): string {
  return new Date(at).toISOString();
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/gu, (sign) => `&#${sign.codePointAt(0)};`);
}
