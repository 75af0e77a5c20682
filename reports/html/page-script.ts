import type { Decision, Decisions } from './decisions.js';

/** What runs in the report's page. Self-contained: it is written into the page as text, so it may use nothing from this module or any other. */
export function pageScript(): void {
  const root = document.documentElement;
  root.classList.add('js');
  switchLanguage();
  showDetails();
  followVideo();
  markMissingPictures();
  exportDecisions();
  copyComment();

  function switchLanguage(): void {
    document.querySelectorAll<HTMLButtonElement>('button[data-lang]').forEach((button) => button.addEventListener('click', () => {
      const lang = button.dataset['lang'] === 'en' ? 'en' : 'zh';
      root.dataset['lang'] = lang;
      root.lang = lang === 'en' ? 'en' : 'zh-CN';
      document.querySelectorAll('button[data-lang]').forEach((other) => other.setAttribute('aria-pressed', String(other === button)));
    }));
    document.querySelector('#print')?.addEventListener('click', () => window.print());
  }

  /** One detail at a time beside the table; without this script all of them are simply listed. */
  function showDetails(): void {
    const show = (id: string, move: boolean): void => {
      const target = document.getElementById(id);
      if (!target) return;
      if (target instanceof HTMLDetailsElement) target.open = true;
      if (!target.classList.contains('detail')) return;
      document.querySelectorAll('.detail.current').forEach((old) => old.classList.remove('current'));
      document.querySelectorAll('.matrix a[aria-current]').forEach((old) => old.removeAttribute('aria-current'));
      target.classList.add('current');
      document.querySelectorAll('.matrix a[data-detail]').forEach((link) => { if (link.getAttribute('data-detail') === id) link.setAttribute('aria-current', 'true'); });
      if (move) { target.focus({ preventScroll: true }); target.scrollIntoView({ block: 'nearest' }); if (target.getBoundingClientRect().top > innerHeight * 0.6) target.scrollIntoView({ block: 'start' }); }
    };
    const fromHash = (move: boolean): void => show(decodeURIComponent(location.hash.slice(1)), move);
    const first = document.querySelector<HTMLElement>('.details[data-first]');
    if (first?.dataset['first']) show(first.dataset['first'], false);
    if (location.hash.length > 1) fromHash(true);
    addEventListener('hashchange', () => fromHash(true));
    document.addEventListener('click', (event) => {
      const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
      if (link && link.getAttribute('href') === location.hash) fromHash(true);
    });
  }

  function followVideo(): void {
    document.addEventListener('click', (event) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLElement>('a.seek') : null;
      const video = link && document.getElementById(link.dataset['video'] ?? '');
      if (!link || !(video instanceof HTMLVideoElement)) return;
      const start = (): void => { video.currentTime = Number(link.dataset['second'] ?? 0); };
      if (video.readyState > 0) start(); else { video.addEventListener('loadedmetadata', start, { once: true }); video.load(); }
    });
  }

  function markMissingPictures(): void {
    const mark = (image: HTMLImageElement): void => { image.closest('.shot')?.classList.add('missing'); };
    document.addEventListener('error', (event) => { if (event.target instanceof HTMLImageElement) mark(event.target); }, true);
    document.querySelectorAll('img').forEach((image) => { if (image.complete && image.naturalWidth === 0 && image.loading !== 'lazy') mark(image); });
  }

  function exportDecisions(): void {
    const form = document.querySelector<HTMLFormElement>('#review');
    if (!form) return;
    const items = Array.from(form.querySelectorAll<HTMLElement>('[data-item]'));
    const read = (item: HTMLElement): Decision[] => {
      const decision = item.querySelector<HTMLInputElement>('input[type=radio]:checked')?.value;
      if (decision !== 'accept' && decision !== 'reject') return [];
      return [{ id: item.dataset['item'] ?? '', row: item.dataset['row'] ?? '', link: item.dataset['link'] ?? '', check: item.dataset['check'] ?? '', decision, note: item.querySelector('textarea')?.value ?? '' }];
    };
    const count = (): void => {
      const done = items.flatMap(read).length;
      const progress = form.querySelector('#progress');
      if (progress) progress.textContent = `${done} / ${items.length}`;
    };
    form.addEventListener('change', count);
    count();
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const reviewer = form.querySelector<HTMLInputElement>('input[name=reviewer]')?.value.trim() ?? '';
      const file: Decisions = { schemaVersion: 1, runId: form.dataset['run'] ?? '', rubric: form.dataset['rubric'] ?? '', evidence: form.dataset['evidence'] ?? '', reviewer, decidedAt: new Date().toISOString(), decisions: items.flatMap(read) };
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([`${JSON.stringify(file, null, 2)}\n`], { type: 'application/json' }));
      link.download = `decisions-${file.runId.replace(/[^A-Za-z0-9._-]/g, '_').slice(0, 60)}.json`;
      link.click();
      URL.revokeObjectURL(link.href);
      const output = form.querySelector('output');
      if (output) output.textContent = `${link.download} · ${file.decisions.length} / ${items.length}`;
    });
  }

  function copyComment(): void {
    document.querySelector('#copy-comment')?.addEventListener('click', () => {
      const area = document.querySelector<HTMLTextAreaElement>('#comment');
      if (!area) return;
      area.select();
      document.execCommand('copy'); // the asynchronous clipboard is refused to pages opened from a file
    });
  }
}
