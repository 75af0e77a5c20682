/** VitePress's own theme without its web font, and a little style. */
import theme from 'vitepress/theme-without-fonts';
import './style.css';

export default theme;
