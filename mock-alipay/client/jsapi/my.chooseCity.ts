import { alike } from './pure.js';

/** The user picks the city he is in; a list of the mini program's own gives its first. */
export const chooseCity = alike('my.chooseCity', { cities: 'array?', showLocatedCity: 'boolean?' }, ({ cities }) => cities?.[0] ?? { city: '杭州市', adCode: '330100' });
