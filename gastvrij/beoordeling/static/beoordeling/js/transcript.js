/* Lines of a conversation: arrows walk, Shift with an arrow chooses along, Enter goes to the passage. */
(() => {
  'use strict';
  document.addEventListener('keydown', e => {
    if (e.ctrlKey || e.altKey || e.metaKey || !e.target.matches?.('[data-regels] input')) return;
    if (e.key === 'Enter') {
      e.preventDefault();
      const passage = e.target.form;
      passage?.scrollIntoView({ block: 'nearest' });
      passage?.querySelector('input[type=radio]:checked, input[type=radio]')?.focus();
      return;
    }
    const lines = [...e.target.closest('[data-regels]').querySelectorAll('input')];
    const at = lines.indexOf(e.target);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: lines.length - 1 }[e.key];
    const line = lines[to];
    if (to === undefined) return;
    e.preventDefault();
    if (!line) return;
    if (e.shiftKey && e.key.startsWith('Arrow')) e.target.checked = line.checked = true;
    line.focus();
  });
})();
