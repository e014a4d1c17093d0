/* Marks of the guide: counts along, opens the next phase, adds one to "naam genoemd". */
(() => {
  'use strict';
  const $$ = (s, root = document) => [...root.querySelectorAll(s)];
  const counted = (all) => [all.filter(x => x.checked).length, all.length];
  const write = (place, [done, total]) => {
    if (place) place.textContent = place.textContent.replace(/\d+/, done).replace(/\d+(?=\D*$)/, total);
  };
  const show = (phase, stand) => {
    const marker = phase.querySelector('[data-merk]');
    const heading = phase.querySelector('h3');
    const details = phase.querySelector('details');
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
  document.addEventListener('change', e => {
    const guide = e.target.name === 'stap' && e.target.closest('[data-leidraad]');
    if (!guide) return;
    write(guide.querySelector('[data-voortgang]'), counted($$('input[name=stap]', guide)));
    let found = false;
    $$('[data-fase]', guide).forEach(phase => {
      const [done, total] = counted($$('input[name=stap]', phase));
      write(phase.querySelector('[data-teller]'), [done, total]);
      const isDone = done === total;
      show(phase, isDone ? 'checked' : found ? 'not-checked' : 'current');
      found ||= !isDone;
    });
  });
  document.addEventListener('click', e => {
    if (!e.target.closest('[data-naam-plus]')) return;
    const field = document.querySelector('[data-naam]');
    field.value = Math.min(99, Number(field.value || 0) + 1);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    window.gastvrij?.announce(field.value);
  });
})();
