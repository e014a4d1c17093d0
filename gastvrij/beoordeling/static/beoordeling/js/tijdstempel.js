/* Time stamp: the link with data-tijdstempel puts the clock of the running conversation in the field
   that it names, and goes on to the passage. Without a clock it only goes there. */
(() => {
  'use strict';
  document.addEventListener('click', e => {
    const link = e.target.closest('[data-tijdstempel]');
    if (!link) return;
    e.preventDefault();
    const clock = document.querySelector('[data-klok]');
    const field = document.getElementById(link.dataset.tijdstempel);
    if (clock && field) field.value = clock.textContent;
    const passage = document.querySelector(link.hash);
    passage?.scrollIntoView({ block: 'center' });
    passage?.focus();
  });
})();
