/* Arrow keys in a table with a link in its cells: data-raster. One link is in the tab order, the
   arrows, Home and End move to the next cell that has one. Without this script every link has a tab
   stop; a screen reader walks the table in its own way. */
(() => {
  'use strict';
  const links = table => [...table.querySelectorAll('td a')];
  const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  const linkAt = (table, row, column) => table.tBodies[0].rows[row]?.cells[column]?.querySelector('a');
  const choose = (table, link) => links(table).forEach(one => { one.tabIndex = one === link ? 0 : -1; });
  const next = (table, link, [down, right]) => {
    const cell = link.closest('td'), body = table.tBodies[0];
    let row = cell.parentElement.sectionRowIndex + down, column = cell.cellIndex + right;
    while (row >= 0 && row < body.rows.length && column > 0 && column < body.rows[row].cells.length) {
      const found = linkAt(table, row, column);
      if (found) return found;
      row += down;
      column += right;
    }
    return null;
  };
  const outer = (link, isLast) => {
    const inRow = [...link.closest('tr').querySelectorAll('td a')];
    return isLast ? inRow.at(-1) : inRow[0];
  };
  document.addEventListener('keydown', e => {
    const link = e.target.closest?.('[data-raster] td a');
    if (!link || e.ctrlKey || e.altKey || e.metaKey || e.shiftKey) return;
    const table = link.closest('[data-raster]');
    const step = STEPS[e.key];
    const to = step ? next(table, link, step) : e.key === 'Home' ? outer(link, false) : e.key === 'End' ? outer(link, true) : null;
    if (!step && !to) return;
    e.preventDefault();
    to?.focus();
  });
  document.addEventListener('focusin', e => {
    const link = e.target.closest?.('[data-raster] td a');
    if (link) choose(link.closest('[data-raster]'), link);
  });
  const prepare = () => document.querySelectorAll('[data-raster]').forEach(table => {
    const every = links(table);
    const wanted = every.find(one => `#${one.id}` === location.hash) ?? every[0];
    choose(table, wanted);
    if (wanted && `#${wanted.id}` === location.hash) wanted.focus();
  });
  document.addEventListener('htmx:after:swap', prepare);
  prepare();
})();
