const k = (n) => (n % 1000 === 0 ? n / 1000 + 'K' : (n / 1000).toFixed(1) + 'K');

export default {
  pay: (min, max) => k(min) + '-' + k(max),
  month: (n) => (n > 12 ? ' · ' + n + '薪' : ''),
};
