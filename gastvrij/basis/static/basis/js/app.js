/* Small behaviours without a framework. All by delegation, so that parts htmx swaps in work too. */
(() => {
  'use strict';
  const $ = (s, root = document) => root.querySelector(s);
  const $$ = (s, root = document) => [...root.querySelectorAll(s)];
  const text = key => $('#teksten')?.dataset[key] ?? '';
  const make = (tag, props = {}, ...inside) => {
    const el = Object.assign(document.createElement(tag), props);
    el.append(...inside);
    return el;
  };
  const announce = words => {
    const live = $('#melding');
    if (!live) return;
    live.textContent = '';
    setTimeout(() => { live.textContent = words; }, 30);
  };
  const isTyping = el => el.matches('textarea, select, input:not([type=radio], [type=checkbox], [type=button], [type=submit])');
  /* The header's own buttons keep their keys where a narrow page leaves them out. */
  const canBeSeen = el => el.checkVisibility({ visibilityProperty: true }) || el.closest('.gv-kop');

  /* Shortcuts: aria-keyshortcuts in the HTML is the only source. Always with a modifier. */
  const chord = e => [
    e.ctrlKey || e.metaKey ? 'Control' : '',
    e.altKey ? 'Alt' : '',
    e.shiftKey && (e.key.length > 1 || e.altKey) ? 'Shift' : '',
    e.code.startsWith('Digit') ? e.code[5]
      : e.altKey && e.code.startsWith('Key') ? e.code[3]
        : e.key.length === 1 ? e.key.toUpperCase() : e.key,
  ].filter(Boolean).join('+');
  const press = el => {
    el.focus();
    if (isTyping(el)) el.select?.(); else el.click();
  };
  const withKeys = () => $$('[aria-keyshortcuts]').filter(canBeSeen);
  document.addEventListener('keydown', e => {
    const isAltGr = e.altKey && e.ctrlKey;
    if (!(e.ctrlKey || e.metaKey || e.altKey) || isAltGr || e.isComposing || $('dialog[open]')) return;
    const wanted = chord(e);
    const el = withKeys().find(x => x.getAttribute('aria-keyshortcuts').split(' ').includes(wanted));
    if (!el) return;
    e.preventDefault();
    press(el);
  });

  /* Toast: closes after 12 seconds, stays while somebody points at it or is in it. */
  const TOAST_MS = 12000;
  let toastTimer = 0;
  const closeToast = () => {
    const toast = $('#toast');
    if (!toast) return;
    if (toast.matches(':hover, :focus-within')) toastTimer = setTimeout(closeToast, 2000);
    else toast.removeAttribute('data-open');
  };
  const keepToast = () => { clearTimeout(toastTimer); toastTimer = setTimeout(closeToast, TOAST_MS); };
  const undoForm = url => {
    const form = make('form', { method: 'post', action: url });
    form.append(
      make('input', { type: 'hidden', name: 'csrfmiddlewaretoken', value: text('csrf') }),
      make('button', { type: 'submit', textContent: text('ongedaan') }),
    );
    return form;
  };
  const showToast = (words, undoUrl = '') => {
    const toast = $('#toast');
    if (!toast) return;
    const isOurs = undoUrl.startsWith('/') && !undoUrl.startsWith('//');
    toast.replaceChildren(make('span', { textContent: words }), ...(isOurs ? [undoForm(undoUrl)] : []));
    toast.setAttribute('data-open', '');
    keepToast();
  };
  document.addEventListener('toast', e => showToast(e.detail?.tekst ?? '', e.detail?.ongedaan ?? ''));

  /* A form with data-bevestig does what cannot be undone: it asks first, with the words of its button. */
  document.addEventListener('submit', e => {
    const form = e.target, dialog = $('#bevestig'), asked = form.dataset.bevestig;
    if (!asked || !dialog || form.dataset.zeker !== undefined) return;
    e.preventDefault();
    e.stopImmediatePropagation();
    const button = e.submitter ?? $('button', form), yes = $('[data-ja]', dialog);
    $('[data-tekst]', dialog).textContent = asked;
    $('.nl-button__label', yes).textContent = ($('.nl-button__label', button) ?? button).textContent.trim();
    dialog.onclose = () => {
      if (dialog.returnValue === 'ja') { form.dataset.zeker = ''; form.requestSubmit(e.submitter); }
      else button.focus();
    };
    dialog.returnValue = '';
    dialog.showModal();
    $('[data-terug]', dialog).focus();
  }, true);
  window.addEventListener('pageshow', () => $$('form[data-zeker]').forEach(f => delete f.dataset.zeker));

  /* A form with data-eenmaal is sent once; coming back to the page opens it again. */
  document.addEventListener('submit', e => {
    const form = e.target;
    if (form.dataset.eenmaal === undefined) return;
    if (form.getAttribute('aria-busy') === 'true') e.preventDefault();
    else if (!e.defaultPrevented) form.setAttribute('aria-busy', 'true');
  });
  const reopen = () => $$('form[data-eenmaal][aria-busy]').forEach(f => f.removeAttribute('aria-busy'));
  window.addEventListener('pageshow', reopen);
  document.addEventListener('htmx:finally:request', reopen);

  /* Error summary: a link puts the focus in its field. */
  document.addEventListener('click', e => {
    const link = e.target.closest('[data-fouten] a[href^="#"]');
    const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!field) return;
    e.preventDefault();
    field.scrollIntoView({ block: 'center' });
    field.focus();
  });

  /* Tabs: arrows move, the chosen tab is in the tab order. */
  const chooseTab = tab => $$('[role=tab]', tab.closest('[role=tablist]')).forEach(other => {
    const isOn = other === tab;
    other.setAttribute('aria-selected', String(isOn));
    other.tabIndex = isOn ? 0 : -1;
    other.classList.toggle('denhaag-tabs__tab--selected', isOn);
    const panel = document.getElementById(other.getAttribute('aria-controls'));
    if (panel?.dataset.tabpaneel !== undefined) panel.hidden = !isOn;
  });
  const moveTab = e => {
    const tabs = $$('[role=tab]', e.target.closest('[role=tablist]'));
    const at = tabs.indexOf(e.target);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[e.key];
    if (to === undefined) return;
    e.preventDefault();
    const tab = tabs[(to + tabs.length) % tabs.length];
    if (tab.matches('button')) chooseTab(tab);
    tab.focus();
  };
  document.addEventListener('click', e => {
    const tab = e.target.closest('button[role=tab]');
    if (tab) chooseTab(tab);
  });

  /* Rows: arrows or j and k, only with the focus on a row of the list. */
  const moveRow = e => {
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[e.key];
    if (!step) return;
    const openers = $$('[data-rij] [data-open]', e.target.closest('[data-lijst]'));
    const at = openers.indexOf(e.target);
    if (at < 0) return;
    e.preventDefault();
    openers[Math.max(0, Math.min(openers.length - 1, at + step))].focus();
  };
  document.addEventListener('keydown', e => {
    if (e.ctrlKey || e.altKey || e.metaKey || !e.target.matches) return;
    if (e.target.matches('[role=tab]')) moveTab(e);
    else if (e.target.matches('[data-lijst] [data-open]')) moveRow(e);
  });
  const chooseRow = opener => $$('[data-rij]', opener.closest('[data-lijst]')).forEach(row => {
    const isOn = row.contains(opener);
    row.classList.toggle('utrecht-table__row--selected', isOn);
    if (isOn) $('[data-open]', row).setAttribute('aria-current', 'true');
    else $('[data-open]', row)?.removeAttribute('aria-current');
  });
  document.addEventListener('click', e => {
    const opener = e.target.closest('[data-lijst] [data-open]');
    if (opener) chooseRow(opener);
    const row = e.target.closest('[data-rij]');
    if (row && !e.target.closest('a, button, input, label, select, summary')) $('[data-open]', row)?.click();
  });

  /* A choice shows the fields that belong to it: data-bij="terugbelafspraak doorgezet". A part that
     stands outside its form names it: data-bij-form="gesprek". */
  const formOf = part => document.getElementById(part.dataset.bijForm ?? '') ?? part.closest('form');
  const dependents = form => $$('[data-bij]').filter(part => formOf(part) === form);
  const showDependents = form => {
    const chosen = [...form.elements].filter(x => x.matches('input[type=radio]:checked, input[type=checkbox]:checked, select'))
      .map(x => [x.name, x.value]);
    dependents(form).forEach(part => {
      const name = part.dataset.bijVeld;
      const values = part.dataset.bij.split(' ');
      part.hidden = !chosen.some(([n, v]) => (!name || n === name) && values.includes(v));
    });
  };
  const showAllDependents = () => new Set($$('[data-bij]').map(formOf)).forEach(form => form && showDependents(form));
  document.addEventListener('change', e => { if (e.target.form && dependents(e.target.form).length) showDependents(e.target.form); });

  /* Mirrored ticks: data-spiegel="naam" on both. */
  document.addEventListener('change', e => {
    const name = e.target.dataset?.spiegel;
    if (name) $$('[data-spiegel]').filter(x => x.dataset.spiegel === name).forEach(x => { x.checked = e.target.checked; });
  });

  /* Clock: data-klok holds the seconds gone by when the page was made. Never announced. */
  const clocks = new WeakMap();
  const twoDigits = n => String(n).padStart(2, '0');
  const tick = () => $$('[data-klok]').forEach(el => {
    const known = clocks.get(el);
    const start = known?.given === el.dataset.klok ? known : { given: el.dataset.klok, at: performance.now() };
    clocks.set(el, start);
    const seconds = Number(start.given) + Math.floor((performance.now() - start.at) / 1000);
    const hours = Math.floor(seconds / 3600);
    const rest = `${twoDigits(Math.floor(seconds / 60) % 60)}:${twoDigits(seconds % 60)}`;
    el.textContent = hours ? `${hours}:${rest}` : rest;
  });
  setInterval(tick, 1000);

  /* Passage: what is selected in a readonly textarea fills begin, eind and citaat of the form that
     data-passage names. The keyboard selects there with Shift and the arrows. */
  const fill = (form, name, value) => {
    const field = form.elements[name];
    if (!field || field.value === String(value)) return;
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const takePassage = area => {
    const form = document.getElementById(area.dataset.passage) ?? area.form;
    if (!form || area.selectionStart === area.selectionEnd) return;
    const count = upTo => [...area.value.slice(0, upTo)].length;
    fill(form, 'begin', count(area.selectionStart));
    fill(form, 'eind', count(area.selectionEnd));
    fill(form, 'citaat', area.value.slice(area.selectionStart, area.selectionEnd));
  };
  ['select', 'keyup', 'mouseup'].forEach(kind => document.addEventListener(kind, e => {
    if (e.target.matches?.('textarea[data-passage]')) takePassage(e.target);
  }));

  /* Palette and list of shortcuts. */
  const label = el => (el.dataset.opdracht || $('.nl-button__label', el)?.textContent || el.labels?.[0]?.querySelector('span')?.textContent
    || el.labels?.[0]?.textContent || el.getAttribute('aria-label') || el.textContent).replace(/\u00ad/g, '').replace(/\s+/g, ' ').trim();
  const KEY_NAMES = { Control: 'Ctrl', ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' };
  const readable = el => el.getAttribute('aria-keyshortcuts')?.split(' ')[0].split('+').map(key => KEY_NAMES[key] ?? key).join(' ') ?? '';
  const commands = () => [
    ...$$('[aria-keyshortcuts], [data-opdracht]').filter(x => canBeSeen(x) && !x.closest('.gv-palet-knop'))
      .map(x => ({ name: label(x), keys: readable(x), run: () => press(x) })),
    ...$$('.gv-rail a').map(a => ({ name: `${text('gaNaar')} ${a.textContent.trim().toLowerCase()}`, keys: '', run: () => a.click() })),
  ].filter(c => c.name);
  let all = [], shown = [], at = 0;
  const option = (command, place) => {
    const el = make('div', { id: `opdracht-${place}` }, command.name);
    el.setAttribute('role', 'option');
    el.setAttribute('aria-selected', String(place === at));
    el.dataset.plaats = place;
    if (command.keys) el.append(make('kbd', { textContent: command.keys }));
    return el;
  };
  const drawPalette = palette => {
    const field = $('input', palette), wanted = field.value.trim().toLowerCase();
    shown = all.filter(c => c.name.toLowerCase().includes(wanted));
    at = Math.max(0, Math.min(at, shown.length - 1));
    const none = make('div', { textContent: text('nietsGevonden') });
    none.setAttribute('role', 'option');
    none.setAttribute('aria-selected', 'false');
    none.setAttribute('aria-disabled', 'true');
    $('[role=listbox]', palette).replaceChildren(...(shown.length ? shown.map(option) : [none]));
    if (shown.length) field.setAttribute('aria-activedescendant', `opdracht-${at}`);
    else field.removeAttribute('aria-activedescendant');
    $(`#opdracht-${at}`)?.scrollIntoView({ block: 'nearest' });
  };
  const run = place => { $('#palet').close(); shown[place]?.run(); };
  const openPalette = palette => {
    all = commands();
    at = 0;
    $('input', palette).value = '';
    drawPalette(palette);
    palette.showModal();
    $('input', palette).focus();
  };
  const openKeys = dialog => {
    $('[data-toetsenlijst]', dialog).replaceChildren(...withKeys().map(el => make('div', {},
      make('dt', { textContent: label(el) }), make('dd', {}, make('kbd', { textContent: readable(el) })))));
    dialog.showModal();
  };
  document.addEventListener('click', e => {
    const dialog = document.getElementById(e.target.closest('[data-dialoog]')?.dataset.dialoog ?? '');
    if (dialog?.id === 'palet') openPalette(dialog);
    else if (dialog?.id === 'toetsen') openKeys(dialog);
    else if (dialog) dialog.showModal();
    const chosen = e.target.closest('#palet [data-plaats]');
    if (chosen) run(Number(chosen.dataset.plaats));
    if (e.target.matches('dialog.gv-palet')) e.target.close();
  });
  document.addEventListener('input', e => {
    if (e.target.matches('#palet input')) { at = 0; drawPalette($('#palet')); }
  });
  document.addEventListener('keydown', e => {
    if (!e.target.matches?.('#palet input')) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[e.key];
    if (step) { e.preventDefault(); at = (at + step + shown.length) % (shown.length || 1); drawPalette($('#palet')); }
    if (e.key === 'Enter') { e.preventDefault(); if (shown.length) run(at); }
  });

  /* The person's menu closes on Escape and on a click elsewhere. */
  document.addEventListener('keydown', e => {
    const menu = e.key === 'Escape' && e.target.closest?.('.gv-menu[open]');
    if (menu) { menu.open = false; $('summary', menu).focus(); }
  });
  document.addEventListener('click', e => $$('.gv-menu[open]').filter(m => !m.contains(e.target)).forEach(m => { m.open = false; }));

  /* At the start, and again for every part that htmx swaps in. */
  const prepare = () => { showAllDependents(); tick(); };
  document.addEventListener('htmx:after:swap', () => {
    prepare();
    $('[data-fouten]')?.focus();
  });
  prepare();
  /* The summary has autofocus; this is for browsers that keep that to fields. */
  window.addEventListener('load', () => setTimeout(() => {
    const summary = $('[data-fouten]');
    if (document.activeElement === document.body) summary?.focus();
  }, 200));
  const toast = $('#toast[data-open]');
  if (toast) {
    /* A live region is read out when it changes, not for what it holds from the start. */
    const said = [...toast.childNodes];
    toast.replaceChildren();
    setTimeout(() => toast.append(...said), 30);
    keepToast();
  }
  window.gastvrij = Object.freeze({ announce, showToast, text });
})();
