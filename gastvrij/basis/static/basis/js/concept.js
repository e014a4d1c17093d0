/* Keeps a draft on the server while somebody types.
   <form data-concept="/address" data-versie="3"> and somewhere [data-concept-status].
   Answer: {"versie": n, "bewaard_om": "10:42"}; 409 means a newer draft exists elsewhere.
   While the server is away the text is in the vault of this browser (kluis.js), and a form that was
   sent waits: it goes once its draft was answered. */
(() => {
  'use strict';
  const QUIET_MS = 800;
  const LONGEST_MS = 3000;
  const FIRST_RETRY_MS = 1000;
  const LAST_RETRY_MS = 8000;
  const LONGEST_WAIT_MS = 15000;
  const KEEP_MS = 300;
  const LOCK_MS = 1000;
  const BEHIND_MS = 150;
  const BEHIND_TRIES = 6;
  const KEEPALIVE_BYTES = 30000; /* browsers allow 64 kB for all requests that outlive their page */
  const states = new WeakMap();
  const known = new Set();
  const text = key => document.getElementById('teksten')?.dataset[key] ?? '';
  const vault = window.gastvrijKluis, session = window.gastvrijSessie;
  const CONTROLS = ['csrfmiddlewaretoken', 'versie'];

  /* By its page and turn the server knows a draft of ours of which the answer got lost. */
  const newPage = () => [...crypto.getRandomValues(new Uint8Array(8))].map(n => n.toString(16).padStart(2, '0')).join('');
  const stateOf = form => {
    if (!states.has(form)) {
      states.set(form, {
        page: newPage(), turn: 0, isDirty: false, dirtySince: 0, timer: 0, isBusy: false, failures: 0, said: '',
        isKept: false, keepTimer: 0, wish: null, isCleared: false, isStopped: false, touched: null,
      });
      known.add(form);
    }
    return states.get(form);
  };
  const markDirty = form => {
    const state = stateOf(form), now = performance.now();
    if (!state.isDirty) state.dirtySince = now;
    state.isDirty = true;
    return LONGEST_MS - (now - state.dirtySince);
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

  const body = form => new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === 'string'));
  const typed = form => [...body(form)].filter(([name]) => !CONTROLS.includes(name));
  const request = (form, ahead = 0) => {
    const sent = body(form), state = stateOf(form);
    state.turn = Math.max(state.turn + 1, Date.now());
    return fetch(form.dataset.concept, {
      method: 'POST',
      body: sent,
      signal: AbortSignal.timeout(LONGEST_WAIT_MS),
      credentials: 'same-origin',
      redirect: 'manual',
      keepalive: sent.toString().length < KEEPALIVE_BYTES,
      headers: {
        'X-CSRFToken': session.token(form),
        'X-Concept-Versie': String(Number(form.dataset.versie ?? 0) + ahead),
        'X-Concept-Beurt': `${state.page}.${state.turn}`,
        Accept: 'application/json',
      },
    });
  };

  const plan = (form, delay) => {
    const state = stateOf(form);
    clearTimeout(state.timer);
    state.timer = setTimeout(() => save(form), delay);
  };
  const keep = form => {
    const state = stateOf(form);
    state.isKept = true;
    clearTimeout(state.keepTimer);
    state.keepTimer = setTimeout(() => vault?.keep(form.dataset.concept, {
      versie: form.dataset.versie,
      page: state.page,
      fields: typed(form),
    }), KEEP_MS);
  };
  const forget = form => {
    const state = stateOf(form);
    clearTimeout(state.keepTimer);
    if (state.isKept) vault?.drop(form.dataset.concept);
    state.isKept = false;
  };
  const retryLater = form => {
    const state = stateOf(form);
    state.isDirty = true;
    state.failures += 1;
    keep(form);
    plan(form, Math.min(FIRST_RETRY_MS * 2 ** (state.failures - 1), LAST_RETRY_MS));
  };

  /* A form that was sent goes now: all that is in it was answered, or the server has to say why not. */
  const letGo = form => {
    const state = stateOf(form), { wish } = state;
    if (!wish) return;
    state.wish = null;
    state.isCleared = true;
    form.requestSubmit(wish.submitter?.isConnected ? wish.submitter : undefined);
    state.isCleared = false;
  };
  const setVersion = (form, versie) => {
    form.dataset.versie = versie;
    if (form.elements.versie) form.elements.versie.value = versie;
  };
  const accept = async (form, answer) => {
    const { versie, bewaard_om: at } = await answer.json();
    setVersion(form, versie);
    const state = stateOf(form);
    state.failures = 0;
    show(form, `${text('conceptBewaard')} ${at}`, 'goed');
    if (state.isDirty) return;
    forget(form);
    letGo(form);
  };
  const sayAway = form => {
    show(form, text(stateOf(form).wish ? 'conceptWacht' : 'conceptWeg'), 'fout');
    retryLater(form);
  };

  const judge = async (form, answer) => {
    const state = stateOf(form);
    if (answer.ok) return accept(form, answer);
    if (answer.status === 409) {
      state.isStopped = true;
      forget(form);
      show(form, text('conceptElders'), 'fout', text('conceptHerlaad'));
      return letGo(form);
    }
    if (session.isLoggedOut(answer)) {
      show(form, text('conceptUitgelogd'), 'fout');
      retryLater(form);
      return session.renewToken();
    }
    if (session.isAway(answer)) return sayAway(form);
    state.isDirty = true;
    show(form, text('conceptGeweigerd'), 'fout', text('conceptHerlaad'));
    return letGo(form);
  };

  async function save(form) {
    const state = stateOf(form);
    if (!form.isConnected) { known.delete(form); return; }
    if (state.isStopped || state.touched || state.isBusy || !state.isDirty) return;
    const changedBefore = state.dirtySince;
    state.isBusy = true;
    state.isDirty = false;
    try {
      await judge(form, await request(form));
    } catch {
      sayAway(form);
    } finally {
      state.isBusy = false;
    }
    const changedMeanwhile = state.isDirty && state.dirtySince !== changedBefore;
    if (changedMeanwhile && !state.failures) plan(form, state.wish ? 0 : QUIET_MS);
  }

  const changed = e => {
    const form = e.target.form;
    if (form?.dataset.concept === undefined || e.target.name === 'csrfmiddlewaretoken') return;
    const state = stateOf(form);
    if (state.isStopped) return;
    const left = markDirty(form);
    if (state.touched) { state.touched.add(e.target); return; }
    if (state.failures || state.isBusy) keep(form);
    if (!state.failures) plan(form, Math.max(0, Math.min(QUIET_MS, left)));
  };
  document.addEventListener('input', changed);
  document.addEventListener('change', changed);

  const eachDirty = act => known.forEach(form => {
    const state = stateOf(form);
    if (form.isConnected && !state.isStopped && !state.touched && state.isDirty) act(form, state);
  });

  const place = form => `concept ${form.dataset.concept}`;
  const isChoice = field => field.type === 'radio' || field.type === 'checkbox';

  const put = (field, value) => {
    if (isChoice(field) ? field.checked === (value !== undefined) : value === undefined || field.value === value) return;
    if (isChoice(field)) field.checked = value !== undefined;
    else field.value = value;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const fill = (form, fields, choose = (_, value) => value) => {
    const left = [...fields];
    const takeOut = matches => {
      const at = left.findIndex(matches);
      return at < 0 ? undefined : left.splice(at, 1)[0][1];
    };
    const named = [...form.elements].filter(el => el.name && el.type !== 'submit' && !CONTROLS.includes(el.name));
    const wanted = named.map(el => [el, takeOut(([name, value]) => name === el.name && (!isChoice(el) || value === el.value))]);
    wanted.forEach(([el, value]) => put(el, choose(el, value)));
    left.forEach(([name, value]) => form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value })));
  };
  /* What was typed while the server was away, by a page that is gone, comes back into the form. The
     lock is held as long as a page lives: what it keeps is its own. */
  const restore = async form => {
    const kept = await vault?.take(form.dataset.concept);
    if (!kept) return;
    const state = stateOf(form);
    state.page = kept.page;
    state.isKept = true;
    setVersion(form, kept.versie);
    fill(form, kept.fields);
    markDirty(form);
    window.gastvrij?.showToast(text('conceptTerug'));
    plan(form, 0);
  };
  const untilThisPageIsGone = new Promise(() => {});
  document.querySelectorAll('form[data-concept]').forEach(form => navigator.locks
    ?.request(place(form), { signal: AbortSignal.timeout(LOCK_MS) }, () => { restore(form); return untilThisPageIsGone; })
    .catch(() => undefined));

  /* What was sent while a page went away can arrive after the next page was made. That page then
     shows an older draft than the server has: it takes over what it missed, under what was typed here
     (`touched`, which is a set only while it does so; nothing is sent meanwhile). */
  const expectLater = (form, versie) => sessionStorage.setItem(place(form), versie);
  const fetchForm = async form => {
    const answer = await fetch(window.location.href, { credentials: 'same-origin', redirect: 'error' });
    const page = new DOMParser().parseFromString(answer.ok ? await answer.text() : '', 'text/html');
    return [...page.querySelectorAll('form[data-concept]')].find(one => one.dataset.concept === form.dataset.concept);
  };
  const fetchNewer = async (form, versie) => {
    for (let turn = 1; turn <= BEHIND_TRIES; turn += 1) {
      await new Promise(done => { setTimeout(done, turn * BEHIND_MS); });
      const found = await fetchForm(form);
      if (!found || Number(found.dataset.versie) >= versie) return found;
    }
    return undefined;
  };
  const joined = (el, value) => {
    if (isChoice(el)) return el.checked ? el.value : undefined;
    const wasAddedTo = el.matches('textarea') && el.defaultValue && el.value.startsWith(el.defaultValue);
    return wasAddedTo && value ? value + el.value.slice(el.defaultValue.length) : el.value;
  };
  const catchUp = async form => {
    const versie = Number(sessionStorage.getItem(place(form)) ?? 0), state = stateOf(form);
    sessionStorage.removeItem(place(form));
    if (Number(form.dataset.versie ?? 0) >= versie) return;
    state.touched = new Set();
    const found = await fetchNewer(form, versie).catch(() => undefined);
    if (found) {
      setVersion(form, found.dataset.versie);
      const touched = new Set(state.touched); /* Filling in changes fields too. */
      fill(form, typed(found), (el, value) => (touched.has(el) ? joined(el, value) : value));
    }
    state.touched = null;
    if (state.isDirty) plan(form, 0);
  };
  document.querySelectorAll('form[data-concept]').forEach(catchUp);

  /* The page goes away: the browser finishes this request by itself. What is still on its way
     arrives first and raises the version by one. */
  window.addEventListener('pagehide', () => eachDirty((form, state) => {
    const ahead = state.isBusy ? 1 : 0;
    clearTimeout(state.timer);
    state.isDirty = false;
    if (!state.failures) expectLater(form, Number(form.dataset.versie ?? 0) + ahead + 1);
    request(form, ahead)
      .then(answer => judge(form, answer))
      .catch(() => retryLater(form));
  }));

  const tryAgain = () => eachDirty(form => plan(form, 0));
  window.addEventListener('online', tryAgain);
  window.addEventListener('focus', tryAgain);
  document.addEventListener('visibilitychange', tryAgain);
  window.addEventListener('beforeunload', e => eachDirty((form, state) => { if (state.failures) e.preventDefault(); }));

  /* Without a connection or a login the browser would leave this page and lose what is typed, so the
     draft goes first; what is sent ends the draft, and no draft comes in after it. */
  document.addEventListener('submit', e => {
    const form = e.target;
    if (form.dataset.concept === undefined || e.defaultPrevented) return;
    const state = stateOf(form);
    clearTimeout(state.timer);
    if (state.isCleared || state.isStopped) { state.isStopped = true; return; }
    e.preventDefault();
    form.removeAttribute('aria-busy');
    state.wish = { submitter: e.submitter };
    state.isDirty = true;
    state.dirtySince = performance.now();
    if (state.failures) window.gastvrij?.announce(state.said);
    plan(form, 0);
  });
  window.addEventListener('pageshow', e => {
    if (e.persisted) known.forEach(form => { stateOf(form).isStopped = false; });
  });
})();
