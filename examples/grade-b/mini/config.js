export default { base: 'http://127.0.0.1:4630' };
