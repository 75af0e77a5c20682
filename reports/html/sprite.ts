/** The verdict signs, drawn once and referred to by every cell: shape as well as colour tells them apart. */
import { trusted } from './markup.js';

const stroke = 'fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"';
const disc = '<circle cx="10" cy="10" r="9" fill="currentColor"/>';
const white = 'fill="none" stroke="#fff" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"';

export const sprite = trusted(`<svg class="sprite" aria-hidden="true" width="0" height="0">
<symbol id="i-pass" viewBox="0 0 20 20">${disc}<path ${white} d="M5.6 10.4l3 3 5.8-6.4"/></symbol>
<symbol id="i-fail" viewBox="0 0 20 20"><rect x="1" y="1" width="18" height="18" rx="4" fill="currentColor"/><path ${white} d="M6.4 6.4l7.2 7.2M13.6 6.4l-7.2 7.2"/></symbol>
<symbol id="i-cannotTell" viewBox="0 0 20 20"><path d="M10 .8l9.2 9.2-9.2 9.2L.8 10z" fill="currentColor"/><path ${white} d="M7.8 7.9c.2-1.4 1.200-2 2.300-2 1.300 0 2.300.8 2.300 2 0 1.600-2.300 1.700-2.300 3.300M10.100 14v.1"/></symbol>
<symbol id="i-notApplicable" viewBox="0 0 20 20"><circle cx="10" cy="10" r="8" ${stroke}/><path ${stroke} d="M6 10h8"/></symbol>
<symbol id="i-waived" viewBox="0 0 20 20">${disc}<path ${white} d="M10 5v6M6.500 9.500L10 13.500l3.500-4M6 15.500h8"/></symbol>
<symbol id="i-accepted" viewBox="0 0 20 20">${disc}<circle cx="10" cy="7.2" r="2.4" ${white}/><path ${white} d="M5.6 15c.6-2.600 2.200-3.800 4.400-3.800s3.800 1.200 4.400 3.800"/></symbol>
<symbol id="i-flaky" viewBox="0 0 20 20"><path d="M10 .8l9.2 9.2-9.2 9.2L.8 10z" fill="currentColor"/><path ${white} d="M5.400 11c1.500-3.600 3-3.600 4.600-1s3.100 2.600 4.600-1"/></symbol>
<symbol id="i-notRun" viewBox="0 0 20 20"><circle cx="10" cy="10" r="8" ${stroke} stroke-dasharray="3 3.300"/></symbol>
<symbol id="i-error" viewBox="0 0 20 20"><path d="M10 1l9 17H1z" fill="currentColor"/><path ${white} d="M10 7.500v5M10 15.200v.1"/></symbol>
<symbol id="i-notTested" viewBox="0 0 20 20"><circle cx="10" cy="10" r="8" ${stroke}/><path ${stroke} d="M5 15L15 5"/></symbol>
</svg>`);
