import type { Scheme } from '../../server/core/catalogue/county.ts';

export const LONGYOU: Scheme = {
  name: '龙游 四个一批',
  batches: [
    { label: '取消', dispositions: ['cancelled'] },
    { label: '共享', dispositions: ['shared', 'inquired'] },
    { label: '替代', dispositions: ['licensed', 'committed'] },
    { label: '代跑', dispositions: ['run', 'retained'] },
  ],
};

export const FANGXIAN: Scheme = {
  name: '房县 四个一批',
  batches: [
    { label: '直接取消', dispositions: ['cancelled'] },
    { label: '告知承诺', dispositions: ['committed'] },
    { label: '数据共享', dispositions: ['shared', 'inquired', 'licensed'] },
    { label: '帮办代办', dispositions: ['run', 'retained'] },
  ],
};

export const HUZHOU: Scheme = {
  name: '湖州 三个一批',
  batches: [
    { label: '依法取消', dispositions: ['cancelled'] },
    { label: '后台共享', dispositions: ['shared', 'inquired'] },
    { label: '承诺替代', dispositions: ['committed', 'licensed'] },
  ],
};
