/** less ships no types; this is the part we use. */
declare module 'less' {
  const less: { render(source: string, options: { filename: string; math?: 'always' | 'parens-division' }): Promise<{ css: string }> };
  export default less;
}
