/* The tree of the editor is one stop of Tab: data-boom. app.js moves over its rows with the arrows.
   Without this file every row is a stop. */
(() => {
  'use strict';
  const links = tree => [...tree.querySelectorAll('[data-open]')];
  const stop = (tree, link) => links(tree).forEach(one => { one.tabIndex = one === link ? 0 : -1; });
  document.addEventListener('focusin', e => {
    const link = e.target.closest?.('[data-boom] [data-open]');
    if (link) stop(link.closest('[data-boom]'), link);
  });
  document.querySelectorAll('[data-boom]').forEach(tree => {
    const every = links(tree);
    stop(tree, every.find(one => one.hasAttribute('aria-current')) ?? every[0]);
  });
})();
