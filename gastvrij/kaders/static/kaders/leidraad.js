/* The guide: counts its marks, opens the next phase, puts the caller's name in the sentences.
   It marks along only what the system saw done itself ([data-weet]). */
(() => {
  'use strict';
  const $ = (s, root = document) => root.querySelector(s);
  const $$ = (s, root = document) => [...root.querySelectorAll(s)];
  const FOLDED = 'gastvrij-leidraad';
  const counted = all => [all.filter(x => x.checked).length, all.length];
  const write = (place, [done, total]) => {
    if (place) place.textContent = place.textContent.replace(/\d+/, done).replace(/\d+(?=\D*$)/, total);
  };
  const show = (phase, stand) => {
    const marker = $('[data-merk]', phase), heading = $('h3', phase), details = $('details', phase);
    for (const one of ['checked', 'current', 'not-checked']) {
      marker.classList.toggle(`denhaag-step-marker--${one}`, one === stand);
      heading.classList.toggle(`denhaag-process-steps__step-heading--${one}`, one === stand);
    }
    marker.firstElementChild.textContent = stand === 'checked' ? '✓' : marker.dataset.merk;
    const isCurrent = phase.getAttribute('aria-current') === 'step';
    if (stand === 'current') phase.setAttribute('aria-current', 'step');
    else phase.removeAttribute('aria-current');
    if (details && isCurrent !== (stand === 'current')) details.open = stand === 'current';
  };
  const steps = part => $$('input[data-stap]', part);
  const count = guide => {
    write($('[data-voortgang]', guide), counted(steps(guide)));
    let found = false;
    $$('[data-fase]', guide).forEach(phase => {
      const [done, total] = counted(steps(phase));
      write($('[data-teller]', phase), [done, total]);
      const isDone = done === total;
      show(phase, isDone ? 'checked' : found ? 'not-checked' : 'current');
      found ||= !isDone;
    });
  };
  document.addEventListener('change', e => {
    const guide = e.target.matches?.('input[data-stap]') && e.target.closest('[data-leidraad]');
    if (guide) count(guide);
  });

  /* What the system knows to be done stands in the page as data-feit="gegevens" data-is="ja". */
  const markKnown = () => $$('[data-feit]').forEach(fact => {
    $$(`input[data-weet="${fact.dataset.feit}"]`).forEach(box => {
      const isDone = fact.dataset.is === 'ja';
      if (box.dataset.zag === fact.dataset.is || (box.dataset.zag === undefined && !isDone)) return;
      box.dataset.zag = fact.dataset.is;
      if (box.checked === isDone) return;
      box.checked = isDone;
      box.dispatchEvent(new Event('change', { bubbles: true }));
    });
  });
  document.addEventListener('htmx:after:swap', markKnown);

  /* The name as it was typed, verbatim; without a name the sentence reads as the document has it. */
  document.addEventListener('input', e => {
    if (!e.target.matches?.('[data-beller-naam], #id_naam')) return;
    const name = e.target.value.trim();
    $$('[data-naamplek]').forEach(place => { place.textContent = name || place.dataset.naamplek; });
  });

  const addOne = () => {
    const field = $('[data-naam]');
    field.value = Math.min(99, Number(field.value || 0) + 1);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    window.gastvrij?.announce(field.value);
  };
  const markNext = guide => {
    const now = $('[aria-current=step]', guide) ?? guide;
    const box = steps(now).find(x => !x.checked) ?? steps(guide).find(x => !x.checked);
    if (!box) return;
    box.checked = true;
    box.dispatchEvent(new Event('change', { bubbles: true }));
    window.gastvrij?.announce(box.closest('label').textContent.trim());
  };
  const fold = (button, isOpen) => {
    button.setAttribute('aria-expanded', String(isOpen));
    document.getElementById(button.getAttribute('aria-controls')).hidden = !isOpen;
  };
  document.addEventListener('click', e => {
    if (e.target.closest('[data-naam-plus]')) addOne();
    const next = e.target.closest('[data-stap-gedaan]');
    if (next) markNext(next.closest('[data-leidraad]'));
    const folder = e.target.closest('[data-leidraad-klap]');
    if (!folder) return;
    const isOpen = folder.getAttribute('aria-expanded') !== 'true';
    fold(folder, isOpen);
    localStorage.setItem(FOLDED, isOpen ? '' : 'dicht');
  });
  const folder = $('[data-leidraad-klap]');
  if (folder && localStorage.getItem(FOLDED) === 'dicht') fold(folder, false);
  markKnown();
})();
