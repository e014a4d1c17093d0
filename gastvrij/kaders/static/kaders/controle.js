/* The checking screen: marks the place of the chosen item in source, proposal and list, and makes
   each list one stop of Tab. Without this file the same links choose by loading the page. */
(() => {
  'use strict';
  const $ = (s, root = document) => root.querySelector(s);
  const $$ = (s, root = document) => [...root.querySelectorAll(s)];
  const screen = () => $('.gv-controle');

  /* One stop of Tab a list: the current row, else the first. Arrows, j and k move, with the focus
     in the list. */
  const rove = list => {
    const openers = $$('[data-kiesrij] [data-kies]', list);
    const now = openers.find(x => x.closest('[data-kiesrij]').hasAttribute('aria-current')) ?? openers[0];
    openers.forEach(x => { x.tabIndex = x === now ? 0 : -1; });
  };
  const roveAll = () => $$('.gv-controle [data-kieslijst]').forEach(rove);

  /* Scrolls inside its own column only, so that the page itself stays where it is. */
  const show = row => {
    const box = row?.closest('.gv-schuif');
    if (!box || box.scrollHeight <= box.clientHeight) return;
    const top = row.getBoundingClientRect().top - box.getBoundingClientRect().top;
    if (top < 40 || top > box.clientHeight - 80) box.scrollTop += top - box.clientHeight / 3;
  };
  const markIn = (list, isOn) => {
    const rows = $$('[data-kiesrij]', list);
    rows.forEach(row => (isOn(row) ? row.setAttribute('aria-current', 'true') : row.removeAttribute('aria-current')));
    rove(list);
    show(rows.find(isOn));
  };
  const opener = row => $('[data-kies]', row);
  const lineOf = row => Number(row.id.slice('regel-'.length));
  const mark = (place, first, last) => {
    const source = $('.gv-controle__bron [data-kieslijst]'), tree = $('.gv-controle__voorstel [data-kieslijst]');
    if (source) markIn(source, row => lineOf(row) >= first && lineOf(row) <= last);
    if (tree) markIn(tree, row => opener(row)?.dataset.plaats === place);
  };
  const markChosen = () => {
    const chosen = $('#gekozen'), { plaats, eerste, laatste, twijfel } = chosen?.dataset ?? {};
    if (plaats === undefined) return;
    mark(plaats, Number(eerste), Number(laatste));
    const doubts = $('#twijfels [data-kieslijst]');
    const asks = row => opener(row)?.dataset.plaats === plaats && opener(row)?.dataset.twijfel === twijfel;
    if (doubts) markIn(doubts, asks);
  };

  const STEPS = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, Home: -Infinity, End: Infinity };
  document.addEventListener('keydown', e => {
    const step = STEPS[e.key], link = e.target.closest?.('[data-kieslijst] [data-kies]');
    if (!step || !link || e.ctrlKey || e.altKey || e.metaKey) return;
    e.preventDefault();
    const links = $$('[data-kies]', link.closest('[data-kieslijst]'));
    const to = links[Math.max(0, Math.min(links.length - 1, links.indexOf(link) + step))];
    links.forEach(x => { x.tabIndex = x === to ? 0 : -1; });
    to.focus();
  });

  /* Moving over the list of doubts or the proposal shows the place in the source at once. */
  document.addEventListener('focusin', e => {
    const link = e.target.closest?.('.gv-controle__voorstel [data-kies], #twijfels [data-kies]');
    const line = Number(link?.dataset.regel);
    if (!link || !line) return;
    const source = $('.gv-controle__bron [data-kieslijst]');
    if (source) markIn(source, row => lineOf(row) === line);
  });

  /* A line of the source chooses the part that stands there: the last one that begins above it. */
  document.addEventListener('click', e => {
    const link = e.target.closest('.gv-controle__bron [data-kies]');
    if (!link || e.ctrlKey || e.metaKey || e.shiftKey) return;
    const line = lineOf(link.closest('[data-kiesrij]'));
    const parts = $$('.gv-controle__voorstel [data-kies]').filter(x => Number(x.dataset.regel) && Number(x.dataset.regel) <= line);
    const best = parts.reduce((a, b) => (a && Number(a.dataset.regel) > Number(b.dataset.regel) ? a : b), null);
    if (!best) return;
    e.preventDefault();
    best.click();
  });

  /* Escape leads from the question back to the list of doubts. */
  document.addEventListener('keydown', e => {
    if (e.key !== 'Escape' || !e.target.closest?.('#gekozen') || $('dialog[open]')) return;
    $('#twijfels [data-kies][tabindex="0"]')?.focus();
  });

  const prepare = () => { if (screen()) { roveAll(); markChosen(); } };
  document.addEventListener('htmx:after:swap', () => {
    prepare();
    if (document.activeElement === document.body) $('#kop-gekozen')?.focus();
  });
  prepare();
})();
