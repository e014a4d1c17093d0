/* Count down in words: data-aftel holds the whole minutes left when the page was made, data-sinds the
   seconds gone by, by the clock of the server. Said aloud at five minutes and at the end, never more. */
(() => {
  'use strict';
  const WARN_AT = [5, 0];
  const words = (el, left) => {
    const d = el.dataset;
    if (left > 1) return d.nogMeer.replace('{n}', left);
    if (left === 1) return d.nogEen;
    if (left === 0) return d.om;
    return left === -1 ? d.overEen : d.overMeer.replace('{n}', -left);
  };
  for (const el of document.querySelectorAll('[data-aftel][data-sinds]')) {
    const since = Number(el.dataset.sinds);
    const total = Number(el.dataset.aftel) + Math.floor(since / 60);
    const start = performance.now();
    let last = Number(el.dataset.aftel);
    setInterval(() => {
      const gone = since + (performance.now() - start) / 1000;
      const left = total - Math.floor(gone / 60);
      if (left === last) return;
      last = left;
      el.textContent = words(el, left);
      if (WARN_AT.includes(left)) window.gastvrij?.announce(`${el.dataset.naam}: ${words(el, left)}`);
    }, 1000);
  }
})();
