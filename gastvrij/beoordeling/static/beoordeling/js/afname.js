/* The screen of an afname goes on without the server: every criterium opens in the page, and a citaat
   or oordeel that waits in the queue (wachtrij.js) is drawn over what the server made. That is fetched
   anew when something was stored. */
(() => {
  'use strict';
  const AGAIN_MS = 4000;
  const panel = document.getElementById('wachtend');
  const { queue, fill, part } = window.gastvrijWachtend;
  const said = document.getElementById('afname-teksten').dataset;
  const { pagina, van } = panel.dataset;
  const $ = (s, root = document) => root.querySelector(s);
  const $$ = (s, root = document) => [...root.querySelectorAll(s)];

  /* What the server made last. Rows and values are those of criteria that are not open. */
  const rows = new Map(), values = new Map();
  let data = {}, pattern = null, passages = new Map();
  const kept = new Map(); /* Criteria in which something was filled in, while another one is open. */
  const bases = new WeakMap(); /* What a form held when it was made, and the verdict it was made from. */

  const criterium = id => data.criteria.find(one => one.id === id);
  /* What is held by its form is not on the page yet. */
  const opsOf = soort => queue.all().filter(op => op.soort === soort && !op.isHeld);
  const isStored = op => op.stand === 'verzonden' && !op.isHeld;
  const latest = id => opsOf('oordeel').filter(op => op.velden.criterium === id).at(-1);
  const given = id => {
    const op = latest(id);
    return op ? { id: op.id, ...op.velden } : criterium(id).oordeel;
  };
  const contents = form => JSON.stringify([...new FormData(form)].filter(([name]) => name !== 'csrfmiddlewaretoken'));
  const remember = (form, vorige = '') => bases.set(form, { held: contents(form), vorige });
  const isTouched = form => contents(form) !== bases.get(form).held;
  const current = () => $('#nu');
  const formIn = li => $('form', li);

  /* Evidence: the passages that the server has, those that it proposes first, then those that wait. */
  const unsentPassages = () => opsOf('citaat').filter(op => !passages.has(op.id));
  const stored = (id, isProposed) => {
    const label = passages.get(id).cloneNode(true);
    label.classList.toggle('gv-vink--voorstel', isProposed);
    if (isProposed) $('.gv-klein', label).append(part('voorstel'));
    return label;
  };
  const unsent = op => {
    const label = part('steunt'), input = $('input', label);
    input.value = op.id;
    input.dataset.soort = op.velden.soort;
    $('q', label).textContent = op.velden.tekst;
    $('.gv-klein', label).textContent = op.naam;
    $('.gv-klein', label).after(' ', ...(op.stand === 'verzonden' ? [] : [part('wacht')]));
    return label;
  };
  const drawEvidence = li => {
    const place = $('.gv-steunt', li), chosen = new Set($$('input:checked', place).map(input => input.value));
    const focused = place.contains(document.activeElement) ? document.activeElement.value : '';
    const { voorgesteld } = criterium(li.dataset.criterium);
    const others = [...passages.keys()].filter(id => !voorgesteld.includes(id));
    place.replaceChildren(
      ...voorgesteld.filter(id => passages.has(id)).map(id => stored(id, true)),
      ...others.map(id => stored(id, false)),
      ...unsentPassages().map(unsent),
    );
    $$('input', place).forEach(input => {
      input.checked = chosen.has(input.value);
      if (input.value === focused) input.focus();
    });
  };

  /* An open criterium, made after the one that the server made. */
  const drawCards = (li, waarden) => {
    const place = $('.gv-keuze', li), first = $('label', place);
    place.replaceChildren(...waarden.map(([code, naam], at) => {
      const card = first.cloneNode(true), input = $('input', card);
      Object.assign(input, { value: code, id: `id_waarde_${at}` });
      input.setAttribute('aria-keyshortcuts', `Alt+${at + 1}`);
      $('span', card).textContent = naam;
      $('kbd', card).textContent = at + 1;
      return card;
    }));
  };
  const make = id => {
    const li = pattern.cloneNode(true), form = formIn(li), about = criterium(id), held = given(id);
    li.dataset.criterium = id;
    $('.gv-code', li).textContent = about.code;
    $('strong', li).textContent = about.tekst;
    $('.gv-criterium__chips', li).replaceWith($('.gv-criterium__chips', rows.get(id)).cloneNode(true));
    $$('.gv-eerder', li).forEach(details => details.remove());
    form.action = about.adres;
    drawCards(li, about.waarden);
    drawEvidence(li);
    $$('[name=waarde], [name=fragmenten]', li).forEach(input => {
      input.checked = input.value === held?.waarde || Boolean(held?.fragmenten.includes(input.value));
    });
    form.elements.toelichting.value = held?.toelichting ?? '';
    remember(form, held?.id);
    return li;
  };
  const close = () => {
    const li = current(), { criterium: id } = li.dataset;
    if (isTouched(formIn(li))) kept.set(id, li);
    li.replaceWith(rows.get(id));
  };
  const open = id => {
    if (current().dataset.criterium !== id) {
      close();
      const li = kept.get(id) ?? make(id);
      kept.delete(id);
      rows.get(id).replaceWith(li);
      drawEvidence(li);
      history.replaceState(null, '', `${pagina}?criterium=${id}#nu`);
    }
    current().tabIndex = -1;
    current().focus({ preventScroll: true });
    current().scrollIntoView({ block: 'nearest' });
  };
  const openNext = () => open((data.criteria.find(one => !given(one.id)) ?? data.criteria[0]).id);

  /* What waits, drawn over what the server made. */
  const drawRow = ({ id }) => {
    const op = latest(id), place = $('[data-waarde]', rows.get(id));
    if (!op) place.replaceChildren(values.get(id).cloneNode(true));
    else place.replaceChildren(op.naam, ' ', ...(op.stand === 'verzonden' ? [] : [part('wacht')]));
  };
  const drawPassage = op => {
    const li = part('citaat');
    li.dataset.wacht = op.id;
    $('.gv-uiting__tijd', li).textContent = op.velden.moment;
    $('q', li).textContent = op.velden.tekst;
    $('.gv-klein', li).textContent = op.naam;
    $('.gv-alleen-lezer', li).append(op.velden.tekst.slice(0, 40));
    if (op.stand === 'verzonden') $('button', li).remove();
    else $('p', li).append(part('wacht'));
    return li;
  };
  const drawPassages = () => {
    $$('[data-wachtlijst]').forEach(list => list.remove());
    for (const place of $$('[data-citaten]')) {
      const here = unsentPassages().filter(op => op.velden.afnamegesprek === place.dataset.citaten);
      if (!place.dataset.citaten) place.previousElementSibling.hidden = !place.children.length && !here.length;
      if (!here.length) continue;
      const list = Object.assign(document.createElement('ol'), { className: 'gv-gesprek', role: 'list' });
      list.dataset.wachtlijst = '';
      list.append(...here.map(drawPassage));
      place.append(list);
    }
  };
  const renew = (li, fresh) => {
    const hadFocus = document.activeElement === li;
    li.replaceWith(fresh);
    if (hadFocus) { fresh.tabIndex = -1; fresh.focus({ preventScroll: true }); }
  };
  const isFree = li => !isTouched(formIn(li)) && !formIn(li).contains(document.activeElement);
  const draw = () => {
    const { criteria } = data, li = current(), { criterium: id } = li.dataset;
    criteria.forEach(drawRow);
    drawPassages();
    if (isFree(li) && (given(id)?.id ?? '') !== bases.get(formIn(li)).vorige) renew(li, make(id));
    else drawEvidence(li);
    $('[data-aantal]').textContent = passages.size + unsentPassages().length;
    $('[data-beoordeeld]').textContent = fill(said.telling, { n: criteria.filter(one => given(one.id)).length, totaal: criteria.length });
  };

  /* Takes over what the server made, but not where somebody is filling something in. */
  const learn = page => {
    data = JSON.parse(page.getElementById('afname-gegevens').textContent);
    const li = page.getElementById('nu');
    pattern = document.importNode(li, true);
    const closed = [...$$('li[data-criterium]:not(#nu)', page), $('template[data-rij]', li).content.firstElementChild];
    closed.forEach(row => {
      const { criterium: id } = row.dataset;
      if (!rows.has(id)) rows.set(id, row.isConnected ? row : document.importNode(row, true));
      const value = document.createDocumentFragment();
      value.append(...$$('[data-waarde] > *', row).map(node => document.importNode(node, true)));
      values.set(id, value);
      if (rows.get(id) !== row) $('.gv-criterium__chips', rows.get(id)).replaceWith(document.importNode($('.gv-criterium__chips', row), true));
    });
    passages = new Map($$('.gv-steunt label', li).map(label => {
      const plain = document.importNode(label, true);
      $('[data-voorstel]', plain)?.remove();
      return [$('input', plain).value, plain];
    }));
  };
  const takeOver = page => {
    const li = current();
    learn(page);
    /* While something is asked, the form that it is asked for stays: another in its place would never be sent. */
    const isAsking = Boolean($('dialog[open]'));
    for (const old of $$('[data-vers]')) {
      const fresh = $(`[data-vers="${old.dataset.vers}"]`, page), isInUse = isAsking || old.contains(document.activeElement);
      const isChosen = $$('input', old).some(el => el.checked !== el.defaultChecked) || $$('option', old).some(el => el.selected !== el.defaultSelected);
      if (fresh && !isInUse && !isChosen && !$('details[open]', old)) old.replaceWith(document.importNode(fresh, true));
    }
    const fresh = document.importNode(page.getElementById('nu'), true);
    if (isFree(li) && fresh.dataset.criterium === li.dataset.criterium && !latest(li.dataset.criterium)) {
      renew(li, fresh);
      remember(formIn(fresh), given(li.dataset.criterium)?.id);
    }
  };
  let isFetching = false;
  const refresh = async () => {
    if (isFetching) return;
    isFetching = true;
    const sent = queue.all().filter(isStored);
    let hasMoved = false;
    try {
      const answer = await fetch(`${pagina}?criterium=${current().dataset.criterium}`, { credentials: 'same-origin', redirect: 'manual' });
      hasMoved = answer.type === 'opaqueredirect';
      const page = new DOMParser().parseFromString(answer.ok ? await answer.text() : '', 'text/html');
      if (page.getElementById('wachtend')?.dataset.van === van) {
        queue.forget(sent);
        takeOver(page);
        draw();
      }
    } catch { /* No connection: what was stored stays drawn until there is one. */ } finally { isFetching = false; }
    if (!hasMoved && queue.all().some(isStored)) setTimeout(refresh, AGAIN_MS);
  };

  document.addEventListener('click', e => {
    const link = e.target.closest('a[href^="?criterium="]');
    if (!link || e.ctrlKey || e.metaKey || e.shiftKey) return;
    e.preventDefault();
    open(new URLSearchParams(link.search).get('criterium'));
  });
  panel.addEventListener('wachtrij', () => {
    draw();
    if (!queue.waiting().length && queue.all().some(isStored)) refresh();
  });
  panel.addEventListener('vernieuwen', refresh);

  learn(document);
  remember(formIn(current()), criterium(current().dataset.criterium).oordeel?.id);
  if (window.location.pathname !== pagina) history.replaceState(null, '', pagina);
  draw();
  window.gastvrijAfname = Object.freeze({
    opsOf, criterium, current, formIn, open, openNext, remember,
    baseOf: form => bases.get(form).vorige,
    letGo: id => kept.delete(id),
    problems: () => data.bezwaren,
  });
})();
