/* Keeps a draft on the server while somebody types.
   <form data-concept="/address" data-versie="3"> and somewhere [data-concept-status].
   Answer: {"versie": n, "bewaard_om": "10:42"}; 409 means a newer draft exists elsewhere. */
(() => {
  'use strict';
  const QUIET_MS = 800;
  const LONGEST_MS = 3000;
  const FIRST_RETRY_MS = 1000;
  const LAST_RETRY_MS = 30000;
  const LONGEST_WAIT_MS = 3000;
  const KEEPALIVE_BYTES = 30000; /* browsers allow 64 kB for all requests that outlive their page */
  const states = new WeakMap();
  const known = new Set();
  const text = key => document.getElementById('teksten')?.dataset[key] ?? '';

  const stateOf = form => {
    if (!states.has(form)) {
      states.set(form, { isDirty: false, dirtySince: 0, timer: 0, busy: null, failures: 0, isStopped: false, said: '' });
      known.add(form);
    }
    return states.get(form);
  };

  const show = (form, words, mark, link = '') => {
    const place = form.querySelector('[data-concept-status]') ?? document.querySelector('[data-concept-status]');
    const state = stateOf(form);
    if (mark === 'fout' && state.said !== words) window.gastvrij?.announce(words);
    state.said = mark === 'fout' ? words : '';
    if (!place) return;
    place.dataset.stand = mark;
    place.textContent = words;
    if (!link) return;
    const a = document.createElement('a');
    a.className = 'nl-link';
    a.href = window.location.href;
    a.textContent = link;
    place.append(' ', a);
  };

  const token = form => form.elements.csrfmiddlewaretoken?.value ?? text('csrf');
  const body = form => new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === 'string'));
  const request = (form, { ahead = 0, signal } = {}) => {
    const sent = body(form);
    return fetch(form.dataset.concept, {
      method: 'POST',
      body: sent,
      signal,
      credentials: 'same-origin',
      redirect: 'manual',
      keepalive: sent.toString().length < KEEPALIVE_BYTES,
      headers: {
        'X-CSRFToken': token(form),
        'X-Concept-Versie': String(Number(form.dataset.versie ?? 0) + ahead),
        Accept: 'application/json',
      },
    });
  };

  /* A new login makes a new token; the page holds it, so the text here need not be typed again. */
  const renewToken = async () => {
    const answer = await fetch(window.location.href, { credentials: 'same-origin', redirect: 'manual' });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.getElementById('teksten')?.dataset.csrf;
    if (!fresh) return;
    document.querySelectorAll('input[name=csrfmiddlewaretoken]').forEach(field => { field.value = fresh; });
    document.body.setAttribute('hx-headers:inherited', JSON.stringify({ 'X-CSRFToken': fresh }));
    document.getElementById('teksten').dataset.csrf = fresh;
  };

  const plan = (form, delay) => {
    const state = stateOf(form);
    clearTimeout(state.timer);
    state.timer = setTimeout(() => save(form), delay);
  };
  const retryLater = form => {
    const state = stateOf(form);
    state.isDirty = true;
    state.failures += 1;
    plan(form, Math.min(FIRST_RETRY_MS * 2 ** (state.failures - 1), LAST_RETRY_MS));
  };

  const accept = async (form, answer) => {
    const { versie, bewaard_om: at } = await answer.json();
    form.dataset.versie = versie;
    if (form.elements.versie) form.elements.versie.value = versie;
    stateOf(form).failures = 0;
    show(form, `${text('conceptBewaard')} ${at}`, 'goed');
  };

  const judge = async (form, answer) => {
    const state = stateOf(form);
    if (answer.ok) return accept(form, answer);
    if (answer.status === 409) {
      state.isStopped = true;
      return show(form, text('conceptElders'), 'fout', text('conceptHerlaad'));
    }
    const isLoggedOut = answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 403;
    if (isLoggedOut) {
      show(form, text('conceptUitgelogd'), 'fout');
      retryLater(form);
      return renewToken();
    }
    const isAway = answer.status >= 500 || answer.status === 429 || answer.status === 408;
    if (isAway) {
      show(form, text('conceptWeg'), 'fout');
      return retryLater(form);
    }
    state.isDirty = true;
    return show(form, text('conceptGeweigerd'), 'fout', text('conceptHerlaad'));
  };

  async function save(form) {
    const state = stateOf(form);
    if (!form.isConnected) { known.delete(form); return; }
    if (state.isStopped || state.busy || !state.isDirty) return;
    const busy = new AbortController();
    busy.done = new Promise(resolve => { busy.finish = resolve; });
    state.busy = busy;
    state.isDirty = false;
    const changedBefore = state.dirtySince;
    try {
      await judge(form, await request(form, { signal: busy.signal }));
    } catch (problem) {
      if (problem.name !== 'AbortError') {
        show(form, text('conceptWeg'), 'fout');
        retryLater(form);
      }
    } finally {
      if (state.busy === busy) state.busy = null;
      busy.finish();
    }
    const changedMeanwhile = state.isDirty && state.dirtySince !== changedBefore;
    if (changedMeanwhile && !state.failures) plan(form, QUIET_MS);
  }

  const changed = e => {
    const form = e.target.form;
    if (form?.dataset.concept === undefined || e.target.name === 'csrfmiddlewaretoken') return;
    const state = stateOf(form);
    if (state.isStopped) return;
    const now = performance.now();
    if (!state.isDirty) state.dirtySince = now;
    state.isDirty = true;
    if (state.failures) return;
    const left = LONGEST_MS - (now - state.dirtySince);
    plan(form, Math.max(0, Math.min(QUIET_MS, left)));
  };
  document.addEventListener('input', changed);
  document.addEventListener('change', changed);

  const eachDirty = act => known.forEach(form => {
    const state = stateOf(form);
    if (form.isConnected && !state.isStopped && state.isDirty) act(form, state);
  });

  /* What was sent while a page went away can arrive after the next page was made. That page then
     shows an older draft than the server has, and is fetched again. */
  const RELOAD_MS = 150;
  const RELOADS = 5;
  const place = form => `concept ${form.dataset.concept}`;
  const expectLater = (form, versie, tries) => sessionStorage.setItem(place(form), `${versie} ${tries}`);
  const fetchNewer = form => {
    const [versie, tries] = (sessionStorage.getItem(place(form)) ?? '0 0').split(' ').map(Number);
    sessionStorage.removeItem(place(form));
    if (!tries || Number(form.dataset.versie ?? 0) >= versie) return;
    expectLater(form, versie, tries - 1);
    setTimeout(() => { if (!stateOf(form).isDirty) window.location.reload(); }, RELOAD_MS);
  };
  document.querySelectorAll('form[data-concept]').forEach(fetchNewer);

  /* The page goes away: the browser finishes this request by itself. What is still on its way
     arrives first and raises the version by one. */
  window.addEventListener('pagehide', () => eachDirty((form, state) => {
    const ahead = state.busy ? 1 : 0;
    clearTimeout(state.timer);
    state.isDirty = false;
    expectLater(form, Number(form.dataset.versie ?? 0) + ahead + 1, RELOADS);
    request(form, { ahead })
      .then(answer => judge(form, answer))
      .catch(() => retryLater(form));
  }));

  const tryAgain = () => eachDirty(form => plan(form, 0));
  window.addEventListener('online', tryAgain);
  window.addEventListener('focus', tryAgain);
  document.addEventListener('visibilitychange', tryAgain);
  window.addEventListener('beforeunload', e => eachDirty((form, state) => { if (state.failures) e.preventDefault(); }));

  /* A draft on its way raises the version that the form carries, so the form waits for it. */
  const sendAfter = (busy, form, submitter) => {
    setTimeout(() => busy.abort(), LONGEST_WAIT_MS);
    busy.done.then(() => {
      form.removeAttribute('aria-busy');
      form.requestSubmit(submitter);
    });
  };
  /* Without a connection or a login the browser would leave this page and lose what is typed. */
  const sayAgain = (form, state) => {
    form.removeAttribute('aria-busy');
    window.gastvrij?.announce(state.said);
    plan(form, 0);
  };
  /* Sending the form itself ends the draft; a draft must not come in after it. */
  document.addEventListener('submit', e => {
    const form = e.target;
    if (form.dataset.concept === undefined || e.defaultPrevented) return;
    const state = stateOf(form);
    clearTimeout(state.timer);
    if (state.busy || state.failures) e.preventDefault();
    if (state.busy) sendAfter(state.busy, form, e.submitter);
    else if (state.failures) sayAgain(form, state);
    else state.isStopped = true;
  });
  window.addEventListener('pageshow', e => {
    if (e.persisted) known.forEach(form => { stateOf(form).isStopped = false; });
  });
})();
