import type { Decision, Decisions } from './decisions.js';

/** What the browser remembers of a review that was begun. */
interface Kept { reviewer: string; items: { id: string; decision: string; note: string }[] }

/** What runs in the report's page. Self-contained: it is written into the page as text, so it may use nothing from this module or any other. */
export function pageScript(): void {
  const root = document.documentElement;
  switchLanguage();
  showDetails();
  followVideo();
  showPosters();
  unfoldForPrint();
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
      event.preventDefault();
      for (let fold = video.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null) fold.open = true;
      const start = (): void => { video.currentTime = Number(link.dataset['second'] ?? 0); };
      if (video.readyState > 0) start(); else { video.addEventListener('loadedmetadata', start, { once: true }); video.load(); }
      if (!video.closest('.video')?.contains(link)) video.scrollIntoView({ block: 'nearest' });
      video.focus({ preventScroll: true });
    });
    document.querySelectorAll<HTMLButtonElement>('button[data-rate]').forEach((button) => button.addEventListener('click', () => {
      const video = document.getElementById(button.dataset['for'] ?? '');
      if (video instanceof HTMLVideoElement) video.playbackRate = video.defaultPlaybackRate = Number(button.dataset['rate']);
      button.parentElement?.querySelectorAll('button').forEach((other) => other.setAttribute('aria-pressed', String(other === button)));
    }));
    document.querySelectorAll('video').forEach((video) => video.addEventListener('timeupdate', () => markEntry(video)));
  }

  /** The chapter or act that the recording has come to. */
  function markEntry(video: HTMLVideoElement): void {
    const links = Array.from(video.closest('.video')?.querySelectorAll<HTMLElement>('.chapters a') ?? []);
    const current = links.filter((link) => Number(link.dataset['second']) <= video.currentTime + 0.002).pop();
    links.forEach((link) => { if (link === current) link.setAttribute('aria-current', 'true'); else link.removeAttribute('aria-current'); });
  }

  /** A poster has no lazy loading of its own: it is asked for when its player comes near. */
  function showPosters(): void {
    const near = new IntersectionObserver((entries) => entries.forEach(({ isIntersecting, target }) => {
      if (!isIntersecting || !(target instanceof HTMLVideoElement)) return;
      target.poster = target.dataset['poster'] ?? '';
      near.unobserve(target);
    }), { rootMargin: '600px' });
    document.querySelectorAll('video[data-poster]').forEach((video) => near.observe(video));
  }

  /** Paper cannot be unfolded: the first page is printed whole. What is found over and over stays folded, or a bad report fills sixty pages. */
  function unfoldForPrint(): void {
    const opened: HTMLDetailsElement[] = [];
    addEventListener('beforeprint', () => document.querySelectorAll<HTMLDetailsElement>('.panel details').forEach((fold) => {
      if (!fold.open) opened.push(fold);
      fold.open = true;
    }));
    addEventListener('afterprint', () => opened.splice(0).forEach((fold) => { fold.open = false; }));
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
    const key = `yanshou-review ${form.dataset['run']} ${form.dataset['evidence']}`;
    const tell = (state: 'restored' | 'refused'): void => { const words = form.querySelector<HTMLElement>(`[data-memory=${state}]`); if (words) words.hidden = false; };
    const remember = (): void => {
      const kept: Kept = { reviewer: form.querySelector<HTMLInputElement>('input[name=reviewer]')?.value ?? '', items: items.map((item) => ({ id: item.dataset['item'] ?? '', decision: item.querySelector<HTMLInputElement>('input[type=radio]:checked')?.value ?? '', note: item.querySelector('textarea')?.value ?? '' })) };
      try {
        localStorage.setItem(key, JSON.stringify(kept));
      } catch {
        tell('refused'); // a browser may keep nothing for a page opened from a file
      }
    };
    const restore = ({ reviewer, items: earlier }: Kept): void => {
      const name = form.querySelector<HTMLInputElement>('input[name=reviewer]');
      if (name) name.value = reviewer;
      items.forEach((item) => {
        const known = earlier.find(({ id }) => id === item.dataset['item']);
        const note = item.querySelector('textarea');
        if (note && known) note.value = known.note;
        item.querySelectorAll<HTMLInputElement>('input[type=radio]').forEach((radio) => { radio.checked = radio.value === known?.decision; });
      });
      if (reviewer !== '' || earlier.some(({ decision, note }) => decision !== '' || note !== '')) tell('restored');
    };
    try {
      const kept = localStorage.getItem(key);
      if (kept !== null) restore(JSON.parse(kept) as Kept); // written by remember() above
    } catch {
      tell('refused'); // nothing to read, or not what we wrote: the form stays empty
    }
    form.addEventListener('input', () => { count(); remember(); });
    form.querySelector('#forget')?.addEventListener('click', () => { form.reset(); restore({ reviewer: '', items: [] }); count(); remember(); });
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
