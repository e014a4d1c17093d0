/* What a script that sends by itself knows of the session: the token of this page and of the next
   login, and what an answer says about the login and the server. */
(() => {
  'use strict';
  const texts = () => document.getElementById('teksten');
  const token = form => form?.elements.csrfmiddlewaretoken?.value ?? texts()?.dataset.csrf ?? '';
  const isLoggedOut = answer => answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 403;
  const isAway = answer => answer.status >= 500 || answer.status === 429 || answer.status === 408;

  /* A new login makes a new token; the page holds it, so the text here need not be typed again. */
  const renewToken = async () => {
    const answer = await fetch(window.location.href, { credentials: 'same-origin', redirect: 'manual' });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.getElementById('teksten')?.dataset.csrf;
    if (!fresh) return;
    document.querySelectorAll('input[name=csrfmiddlewaretoken]').forEach(field => { field.value = fresh; });
    document.body.setAttribute('hx-headers:inherited', JSON.stringify({ 'X-CSRFToken': fresh }));
    texts().dataset.csrf = fresh;
  };
  window.gastvrijSessie = Object.freeze({ token, isLoggedOut, isAway, renewToken });
})();
