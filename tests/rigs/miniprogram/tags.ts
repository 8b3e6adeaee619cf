/** WeChat's built-in tags that our pages and TDesign use. In the browser each carries the prefix `wx-`. */
export const TAGS: readonly string[] = [
  ...['view', 'text', 'image', 'input', 'textarea', 'button', 'picker', 'scroll-view', 'canvas', 'label', 'form'],
  ...[
    'block-view',
    'root-portal',
    'page-container',
    'page-meta',
    'navigator',
    'rich-text',
    'icon',
    'swiper-item',
    'swiper',
  ],
  ...['picker-view-column', 'picker-view', 'cover-view', 'checkbox', 'radio', 'switch', 'slider', 'match-media'],
];
