import { alike } from './pure.js';

/** The user takes the region he is in. */
export const regionPicker = alike('my.regionPicker', { title: 'string?', customItem: 'string?', selectedItem: 'array?' }, () => ({ data: ['浙江省', '杭州市', '西湖区'], code: '330106', success: true }));
