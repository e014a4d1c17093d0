/* The desk: an opened article fills in its vraag, names are completed, keys go to the next field. */
(() => {
  'use strict';
  const $ = (s, root = document) => root.querySelector(s);
  const $$ = (s, root = document) => [...root.querySelectorAll(s)];
  const desk = document.getElementById('gesprek');
  if (!desk) return;
  const field = (vraag, name) => desk.elements[`vraag-${vraag}-${name}`];
  const canBeSeen = el => el.checkVisibility({ visibilityProperty: true });
  const fill = (place, html) => {
    place.replaceChildren(...new DOMParser().parseFromString(html, 'text/html').body.childNodes);
  };
  const plain = text => text.trim().toLowerCase().replace(/\s+/g, ' ');
  const set = (el, value) => {
    if (!el || el.value === value) return;
    el.value = value;
    el.dispatchEvent(new Event('input', { bubbles: true }));
    el.dispatchEvent(new Event('change', { bubbles: true }));
  };

  /* Names: what is typed becomes the one name of the list that has it. */
  const options = el => [...(el.list?.options ?? [])];
  const complete = el => {
    const typed = plain(el.value);
    if (!typed || options(el).some(one => one.value === el.value)) return false;
    const same = options(el).filter(one => plain(one.value) === typed);
    const near = same.length ? same : options(el).filter(one => plain(one.value).includes(typed));
    if (near.length !== 1) return false;
    set(el, near[0].value);
    return true;
  };
  document.addEventListener('change', e => {
    /* The completed name is told by an event of its own; that of the half one goes no further. */
    if (e.target.list && e.target.form === desk && complete(e.target)) e.stopImmediatePropagation();
  }, true);

  /* A long list is fetched once, when a field that needs it gets the focus. */
  const fetched = new Set();
  document.addEventListener('focusin', async e => {
    const { dataset, list } = e.target;
    if (!dataset?.haal || !list || fetched.has(list)) return;
    fetched.add(list);
    try {
      const answer = await fetch(dataset.haal, { credentials: 'same-origin', redirect: 'error' });
      if (answer.ok) fill(list, await answer.text());
      else fetched.delete(list);
    } catch { fetched.delete(list); }
  });
  document.addEventListener('click', e => {
    const chosen = e.target.closest('[data-kies]');
    if (!chosen) return;
    const target = document.getElementById(chosen.dataset.kies);
    set(target, chosen.dataset.naam);
    target.focus();
  });

  /* An opened article: tied to its vraag, and its onderwerp and afdeling set. */
  const hidden = (vraag, value) => {
    const place = $(`[data-artikelen="vraag-${vraag}"]`);
    if (!place || $$('input', place).some(one => one.value === value)) return;
    const input = Object.assign(document.createElement('input'), { type: 'hidden', name: `vraag-${vraag}-artikel`, value });
    input.setAttribute('form', desk.id);
    place.append(input);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const nameOf = (list, key) => (key ? $(`#${list} option[data-uuid="${key}"]`)?.value : '') ?? '';
  const take = article => {
    if (article.dataset.overgenomen !== undefined) return;
    article.dataset.overgenomen = '';
    const { vraag, artikel, onderwerp, afdeling } = article.dataset;
    if (artikel) hidden(vraag, artikel);
    const about = nameOf('onderwerpen', onderwerp), who = field(vraag, 'wie');
    if (about) set(field(vraag, 'onderwerp'), about);
    else if (afdeling && who && !who.value) set(who, nameOf('mensen', afdeling));
  };
  const copy = part => {
    const article = part?.closest('[data-artikel]') ?? $('[data-artikel]');
    const sentence = part?.dataset.zin || article?.dataset.zin;
    const vraag = part?.dataset.vraag || article?.dataset.vraag;
    const note = vraag && field(vraag, 'notitie');
    if (!sentence || !note) return;
    set(note, note.value.trim() ? `${note.value.replace(/\s+$/, '')}\n${sentence}` : sentence);
    note.focus();
    note.setSelectionRange(note.value.length, note.value.length);
  };
  document.addEventListener('click', e => {
    const button = e.target.closest('[data-zet-in-notitie]');
    if (button) copy(button);
  });

  /* A key that chooses a resultaat goes on to the first field that it still needs. */
  const first = vraag => {
    const phone = $('#id_telefoon')?.value.trim();
    const needs = $$('[data-eerst]').filter(el => el.name?.startsWith(`vraag-${vraag}-`) && canBeSeen(el));
    const open = needs.find(el => !el.value.trim() && !(el.dataset.eerst === 'telefoon' && phone));
    return open ?? field(vraag, 'notitie');
  };
  document.addEventListener('keydown', e => {
    const at = document.activeElement;
    if (!e.altKey || e.ctrlKey || e.shiftKey || !/^Digit[1-7]$/.test(e.code) || !at?.closest?.('[data-resultaten]')) return;
    const [, vraag] = /^vraag-(\d+)-/.exec(at.name) ?? [];
    if (vraag === undefined) return;
    window.gastvrij?.announce(at.closest('label').querySelector('span').textContent.replace(/\u00ad/g, ''));
    first(vraag)?.focus();
  });

  /* Enter in a field of one line chooses nothing and leaves nothing: saving is Control+Enter. */
  document.addEventListener('keydown', e => {
    const isLine = e.target.matches?.('input:not([type=submit], [type=button], [type=search])') && e.target.form === desk;
    if (e.key === 'Enter' && isLine && !e.ctrlKey && !e.metaKey && !e.altKey) e.preventDefault();
  });

  /* What folds open begins in its first field; a signaal goes along with the onderwerp. */
  document.addEventListener('toggle', e => {
    if (!e.target.open || e.target.dataset?.openVeld === undefined) return;
    $('input:not([type=hidden]), textarea', e.target)?.focus();
    e.target.scrollIntoView({ block: 'nearest' });
  }, true);
  const closeMenus = inside => $$('.gv-menuknop[open]').filter(menu => !menu.contains(inside)).forEach(menu => { menu.open = false; });
  document.addEventListener('click', e => closeMenus(e.target));
  document.addEventListener('keydown', e => {
    const menu = e.key === 'Escape' && e.target.closest?.('.gv-menuknop[open]');
    if (menu) { menu.open = false; $('summary', menu).focus(); }
  });
  document.addEventListener('submit', e => {
    const about = $('[data-onderwerp-van]', e.target);
    if (!about) return;
    const name = desk.elements[about.dataset.onderwerpVan]?.value;
    about.value = [...$('#onderwerpen').options].find(one => one.value === name)?.dataset.uuid ?? '';
  }, true);

  /* From putting through to a call-back: who was asked calls back. */
  document.addEventListener('change', e => {
    const [, vraag] = /^vraag-(\d+)-resultaat$/.exec(e.target.name ?? '') ?? [];
    if (vraag === undefined || e.target.value !== 'terugbelafspraak') return;
    const who = field(vraag, 'wie'), asked = field(vraag, 'met_wie');
    if (who && asked && !who.value && asked.value) set(who, asked.value);
  });

  /* Text that looks like a BSN or like health: the server warns, and keeps nothing of it. */
  const warn = async area => {
    const place = $(`[data-gevoelig-bij="${area.id}"]`);
    if (!place) return;
    const body = new URLSearchParams({ tekst: area.value, csrfmiddlewaretoken: desk.elements.csrfmiddlewaretoken.value });
    try {
      const answer = await fetch(place.dataset.adres, { method: 'POST', body, credentials: 'same-origin', redirect: 'error' });
      if (answer.ok) fill(place, await answer.text());
    } catch { /* Without a connection there is no warning; the text itself is kept elsewhere. */ }
  };
  document.addEventListener('change', e => { if (e.target.matches('textarea') && e.target.form === desk) warn(e.target); });

  /* A confirmation by mail is offered once an address is known. */
  const showConfirmation = () => {
    const known = Boolean($('#id_email')?.value.trim());
    $$('[data-met-email]').forEach(part => { part.hidden = !known; });
  };
  document.addEventListener('input', e => { if (e.target.id === 'id_email') showConfirmation(); });

  const prepare = () => {
    $$('[data-artikel][data-vraag]').forEach(take);
    showConfirmation();
  };
  document.addEventListener('htmx:after:swap', prepare);
  prepare();
})();
