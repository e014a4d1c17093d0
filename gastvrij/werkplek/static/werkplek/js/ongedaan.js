/* What can be undone for a minute goes away when that minute is over, unless somebody is in it. */
(() => {
  'use strict';
  const end = part => {
    if (part.matches(':focus-within')) { setTimeout(() => end(part), 1000); return; }
    part.remove();
  };
  document.querySelectorAll('[data-ongedaan-over]').forEach(part => {
    setTimeout(() => end(part), Number(part.dataset.ongedaanOver) * 1000);
  });
})();
