import { randomUUID } from 'node:crypto';
import busboy from 'busboy';
import { Router } from 'express';
import { Problem } from './protocol.js';

const limit = 5 * 1024 * 1024;
const saved = new Map();

/** 1.2.2 通用图片上传。演示环境存在内存里。 */
export const image = {
  upload() {
    const router = Router();
    router.post('/image', async (req, res) => {
      const { type, bytes } = await receive(req);
      const name = randomUUID();
      saved.set(name, { type, bytes });
      res.json({ error_code: 0, data: { url: `http://${req.get('host')}/files/${name}` } });
    });
    return router;
  },
  files: Router().get('/:name', (req, res) => {
    const file = saved.get(req.params.name);
    if (file) res.type(file.type).send(file.bytes);
    else res.status(404).end();
  }),
};

function receive(req) {
  return new Promise((resolve, reject) => {
    if (!/^multipart\/form-data/.test(req.get('content-type') ?? '')) return reject(new Problem(40001, '请以 multipart/form-data 上传'));
    let file;
    const form = busboy({ headers: req.headers, limits: { files: 1, fileSize: limit } });
    form.on('file', (field, stream, { mimeType }) => {
      const chunks = [];
      stream.on('data', (chunk) => chunks.push(chunk));
      stream.on('limit', () => reject(new Problem(40001, '图片不能超过 5MB')));
      stream.on('end', () => { if (field === 'file') file = { type: mimeType, bytes: Buffer.concat(chunks) }; });
    });
    form.on('close', () => {
      if (!file) reject(new Problem(40001, '缺少参数 file'));
      else if (!file.type.startsWith('image/')) reject(new Problem(40001, '只能上传图片'));
      else resolve(file);
    });
    form.on('error', () => reject(new Problem(40001, '上传内容无法解析')));
    req.pipe(form);
  });
}
