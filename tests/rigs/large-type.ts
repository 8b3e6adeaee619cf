import type { Page } from 'playwright-core';

/** What is hidden on purpose from who sees is no bigger than a dot; a column of three characters is no text any more. */
const WRONG_WITH_LARGE_TYPE = `[...document.body.querySelectorAll('*')].flatMap((element) => {
  const { overflowX, overflowY, fontSize } = getComputedStyle(element);
  const { clientWidth, clientHeight, scrollWidth, scrollHeight } = element;
  if (clientWidth <= 2 || clientHeight <= 2 || element.closest('svg, select, textarea')) return [];
  const words = [...element.childNodes].filter(({ nodeType }) => nodeType === 3).map(({ data }) => data.trim()).join('');
  const cut =
    (overflowX !== 'visible' && scrollWidth > clientWidth + 1 && element.localName !== 'input') ||
    (/hidden|clip/.test(overflowY) && scrollHeight > clientHeight + 1);
  const typed = element.localName === 'input' && !/checkbox|radio|hidden|submit/.test(element.type);
  const squeezed = (words.length > 4 || typed) && clientWidth < (typed ? 5 : 3) * parseFloat(fontSize);
  const where = element.localName + ' ' + (words.slice(0, 20) || element.id);
  return [...(cut ? ['cut: ' + where] : []), ...(squeezed ? ['squeezed: ' + where] : [])];
})`;

/** Shows the page with text twice as large, does something there, and makes it small again. */
export async function withLargeType<T>(page: Page, act: () => Promise<T>): Promise<T> {
  await page.evaluate("document.documentElement.style.fontSize = '200%'");
  const done = await act();
  await page.evaluate("document.documentElement.style.fontSize = ''");
  return done;
}

/** What does not fit the window with text twice as large: sideways scroll, text that is cut, or squeezed into a column. */
export function misfits(page: Page): Promise<string[]> {
  return withLargeType(page, async () => {
    const { scrollWidth, clientWidth } = await page.evaluate<{ scrollWidth: number; clientWidth: number }>(
      '({ scrollWidth: document.documentElement.scrollWidth, clientWidth: document.documentElement.clientWidth })',
    );
    const wrong = await page.evaluate<string[]>(WRONG_WITH_LARGE_TYPE);
    return [...(scrollWidth > clientWidth ? [`sideways: ${scrollWidth - clientWidth}`] : []), ...wrong];
  });
}
