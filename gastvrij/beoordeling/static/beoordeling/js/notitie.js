/* Quick note: Ctrl Enter stores it from its field, and it keeps the time at which the typing began.
   What was typed while it was being stored stays, as the start of the next note. */
(() => {
  'use strict';
  let sent = '';
  const momentOf = field => document.getElementById(field.dataset.notitie);
  const clock = () => document.querySelector('[data-klok]')?.textContent ?? '';
  document.addEventListener('input', e => {
    const moment = e.target.dataset?.notitie && momentOf(e.target);
    if (!moment) return;
    if (!e.target.value) moment.value = '';
    else if (!moment.value) moment.value = clock();
  });
  document.addEventListener('keydown', e => {
    if (e.key !== 'Enter' || !(e.ctrlKey || e.metaKey) || !e.target.dataset?.notitie) return;
    e.preventDefault();
    e.stopImmediatePropagation();
    e.target.form.requestSubmit();
  }, true);
  document.addEventListener('submit', e => {
    const field = e.target.querySelector('[data-notitie]');
    if (field) sent = field.value;
  }, true);
  document.addEventListener('htmx:after:swap', () => {
    const field = document.querySelector('[data-notitie]');
    if (!field || !sent) return;
    const rest = field.value.startsWith(sent) ? field.value.slice(sent.length) : '';
    sent = '';
    field.value = field.defaultValue + rest;
    const moment = momentOf(field);
    moment.value = moment.defaultValue || (rest ? clock() : '');
    field.focus();
  });
})();
