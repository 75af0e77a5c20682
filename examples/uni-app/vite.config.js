import uni from '@dcloudio/vite-plugin-uni';
import { defineConfig } from 'vite';

// 包是 CommonJS 时默认导出多包一层。
export default defineConfig({ plugins: [(uni.default ?? uni)()] });
