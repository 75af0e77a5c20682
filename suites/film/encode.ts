/**
 * Frames to WebM. Chromium, which plays the journeys anyway, encodes (WebCodecs, VP9); mediabunny packs. So a recording needs no ffmpeg: the packages
 * that carry one fetch it outside npm or are years old, and Playwright's own recording shows what is not masked yet.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import type * as Mediabunny from 'mediabunny';
import type { Footage } from './frames.js';

/** A page of ours that no network serves; WebCodecs asks for a secure origin. */
const address = 'https://film.yanshou.invalid/';

interface Packet { type: 'key' | 'delta'; at: number; data: string }
interface Encoded { codec: string; width: number; height: number; packets: Packet[] }

/** Throws when this Chromium cannot encode or a picture cannot be read; the message is for a person. */
export async function encodeWebm(footage: Footage, folder: string, browser: Browser): Promise<Uint8Array> {
  try {
    return await pack(await shoot(await studioIn(browser), footage, folder), footage);
  } catch (error) {
    studios.delete(browser); // the next film finds one that has not failed
    throw error;
  }
}

/** One page a browser makes all its films: each opened costs a process. */
const studios = new WeakMap<Browser, Promise<Page>>();

function studioIn(browser: Browser): Promise<Page> {
  const studio = studios.get(browser) ?? openStudio(browser);
  studios.set(browser, studio);
  return studio;
}

async function openStudio(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body: '<!DOCTYPE html><input type="file" multiple>' }));
  await page.goto(address);
  return page;
}

/** The pictures are handed over as files, as a user would choose them: sent through the protocol, they cost as much as half the encoding. */
async function shoot(page: Page, { size, frames }: Footage, folder: string): Promise<Encoded> {
  const pictures = [...new Set(frames.flatMap(({ picture }) => picture ?? []))];
  await page.setInputFiles('input', pictures.map((picture) => join(folder, picture)));
  const shown = frames.map(({ at, mark, picture }) => ({ at, source: picture === undefined ? null : pictures.indexOf(picture), mark: mark ?? null }));
  return JSON.parse(await page.evaluate(encodeFrames, { size, frames: shown })) as Encoded; // what `encodeFrames` wrote
}

/** Imported, it would be read from a hundred files before the browser is up. */
const mediabunny = (): typeof Mediabunny => createRequire(import.meta.url)('mediabunny') as typeof Mediabunny;

async function pack({ codec, width, height, packets }: Encoded, { endsAt }: Footage): Promise<Uint8Array> {
  const { BufferTarget, EncodedPacket, EncodedVideoPacketSource, Output, WebMOutputFormat } = mediabunny();
  const target = new BufferTarget();
  const output = new Output({ format: new WebMOutputFormat(), target });
  const track = new EncodedVideoPacketSource('vp9');
  output.addVideoTrack(track);
  await output.start();
  for (const [index, { type, at, data }] of packets.entries()) {
    const lasts = (packets[index + 1]?.at ?? endsAt) - at;
    await track.add(new EncodedPacket(Buffer.from(data, 'base64'), type, at / 1000, lasts / 1000), { decoderConfig: { codec, codedWidth: width, codedHeight: height } });
  }
  await output.finalize();
  if (!target.buffer) throw new Error('录屏没有写成。');
  return new Uint8Array(target.buffer);
}

/** Runs in the page: stands alone. Answers in one text, which is cheaper through Playwright than many. */
async function encodeFrames({ size, frames }: { size: { w: number; h: number }; frames: { at: number; source: number | null; mark: { x: number; y: number; w: number; h: number } | null }[] }): Promise<string> {
  const keyEvery = 8;
  const width = Math.ceil(size.w / 2) * 2, height = Math.ceil(size.h / 2) * 2; // the codec halves the colours
  const config: VideoEncoderConfig = { codec: 'vp09.00.30.08', width, height, bitrate: 8_000_000, latencyMode: 'realtime' };
  if (typeof VideoEncoder === 'undefined' || !(await VideoEncoder.isConfigSupported(config)).supported) throw new Error('这个 Chromium 不能编码 VP9');
  const packets: Packet[] = [];
  let codec = config.codec, trouble: unknown;
  const base64 = (bytes: Uint8Array): string => {
    let text = '';
    for (let index = 0; index < bytes.length; index += 8192) text += String.fromCharCode(...bytes.subarray(index, index + 8192));
    return btoa(text);
  };
  const encoder = new VideoEncoder({
    output: (chunk, metadata) => {
      codec = metadata?.decoderConfig?.codec ?? codec;
      const bytes = new Uint8Array(chunk.byteLength);
      chunk.copyTo(bytes);
      packets.push({ type: chunk.type, at: chunk.timestamp / 1000, data: base64(bytes) });
    },
    error: (error) => { trouble = error; },
  });
  encoder.configure(config);
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d', { alpha: false });
  if (!pen) throw new Error('这个 Chromium 不能作画');
  const files = document.querySelector('input')?.files;
  const pictures = new Map<number, ImageBitmap>();
  const picture = async (source: number): Promise<ImageBitmap> => {
    const file = files?.[source];
    if (!file) throw new Error('截图没有交到');
    const made = pictures.get(source) ?? (await createImageBitmap(file));
    pictures.set(source, made);
    return made;
  };
  const draw = (image: ImageBitmap | undefined, mark: (typeof frames)[number]['mark']): void => {
    pen.fillStyle = '#17202c';
    pen.fillRect(0, 0, width, height);
    if (image) {
      const scale = Math.min(width / image.width, height / image.height);
      pen.drawImage(image, (width - image.width * scale) / 2, (height - image.height * scale) / 2, image.width * scale, image.height * scale);
    }
    if (!mark) return;
    pen.beginPath();
    pen.arc(mark.x + mark.w / 2, mark.y + mark.h / 2, 26, 0, Math.PI * 2);
    pen.fillStyle = '#e0202e40';
    pen.fill();
    pen.lineWidth = 4;
    pen.strokeStyle = '#e0202e';
    pen.stroke();
  };
  for (const [index, { at, source, mark }] of frames.entries()) {
    const image = source === null ? undefined : await picture(source);
    const fits = image?.width === width && image.height === height && !mark;
    if (!fits) draw(image, mark);
    const frame = new VideoFrame(fits ? image : canvas, { timestamp: Math.round(at * 1000) });
    encoder.encode(frame, { keyFrame: index % keyEvery === 0 });
    frame.close();
  }
  await encoder.flush();
  if (trouble !== undefined) throw trouble;
  return JSON.stringify({ codec, width, height, packets });
}
