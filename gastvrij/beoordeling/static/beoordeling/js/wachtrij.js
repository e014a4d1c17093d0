/* What was done on a page, sent in order and sent again every few seconds until the server has it.
   Each operation has a name of its own, so that sending it twice stores it once. Until then it is in
   the vault of this browser too (kluis.js), for a page that is gone.
   An operation: {id, soort, velden, sinds, stand} with stand wacht, conflict (then `ander`),
   geweigerd (then `reden` and `gemaskeerd`) or verzonden, until the page shows what the server has.
   While `isHeld` its form waits for the answer. */
(() => {
  'use strict';
  const RETRY_MS = 4000;
  const LONGEST_WAIT_MS = 15000;
  const LOCK_MS = 1000;
  const MOST_AT_ONCE = 50;
  const vault = window.gastvrijKluis, session = window.gastvrijSessie;

  /* A UUID that also comes without a secure context, where crypto.randomUUID is missing. */
  const newId = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] % 16) + 64;
    bytes[8] = (bytes[8] % 64) + 128;
    const hex = [...bytes].map(n => n.toString(16).padStart(2, '0')).join('');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  };

  /* `adres` takes the operations of the person `van`; `changed` is called after every change. */
  const start = ({ adres, van, changed }) => {
    const begin = `handelingen ${adres} `, place = begin + newId();
    let all = [], stand = 'goed', away = 0, most = MOST_AT_ONCE, timer = 0, running = null;

    const find = id => all.find(op => op.id === id);
    const unsent = () => all.filter(op => op.stand !== 'verzonden');
    const waiting = () => all.filter(op => op.stand === 'wacht');
    const keep = () => (unsent().length ? vault.keep(place, unsent()) : vault.drop(place));
    const put = async () => { changed(); await keep(); };

    /* What came after an operation that is not stored follows what came before that. */
    const unlink = gone => all.filter(op => op.velden.vorige === gone.id).forEach(op => {
      op.velden.vorige = gone.velden.vorige;
      if (op.stand === 'conflict') op.stand = 'wacht';
    });
    const settle = found => {
      for (const one of found) {
        const op = find(one.id);
        if (!op) continue;
        const isStored = one.stand === 'opgeslagen' || one.stand === 'bestond_al';
        Object.assign(op, { stand: isStored ? 'verzonden' : one.stand, reden: one.reden, gemaskeerd: one.gemaskeerd, ander: one.oordeel });
        if (op.stand === 'geweigerd') unlink(op);
        if (op.stand === 'conflict' && !op.ander) { op.velden.vorige = ''; op.stand = 'wacht'; }
        /* What was refused because its passage was missing can go now. */
        if (isStored) all.filter(x => x.stand === 'geweigerd' && x.velden.fragmenten?.includes(op.id)).forEach(x => { x.stand = 'wacht'; });
      }
    };

    const fail = kind => {
      if (stand !== kind) away = Date.now();
      stand = kind;
    };
    const judge = async (answer, batch) => {
      if (session.isLoggedOut(answer)) {
        fail('uitgelogd');
        await session.renewToken();
      } else if (session.isAway(answer)) fail('weg');
      else if (answer.ok) {
        settle((await answer.json()).uitkomsten);
        stand = 'goed';
      } else if (answer.status === 413 && batch.length) {
        if (batch.length === 1) Object.assign(batch[0], { stand: 'geweigerd', reden: (await answer.json()).reden });
        most = Math.max(1, Math.floor(batch.length / 2));
        stand = 'goed';
      } else fail('geweigerd');
    };
    const sendOnce = async () => {
      const batch = waiting().slice(0, most);
      try {
        await judge(await fetch(adres, {
          method: 'POST',
          body: JSON.stringify({ van, handelingen: batch.map(({ id, soort, velden }) => ({ id, soort, velden })) }),
          signal: AbortSignal.timeout(LONGEST_WAIT_MS),
          credentials: 'same-origin',
          redirect: 'manual',
          headers: { 'Content-Type': 'application/json', 'X-CSRFToken': session.token(), Accept: 'application/json' },
        }), batch);
      } catch {
        fail('weg');
      }
      await put();
    };
    const sendAll = async () => {
      clearTimeout(timer);
      do await sendOnce(); while (stand === 'goed' && waiting().length);
      if (stand !== 'goed') timer = setTimeout(send, RETRY_MS);
    };
    /* Sends what waits; without anything it asks whether the server is there. */
    function send() {
      running ??= sendAll().finally(() => {
        running = null;
        if (stand === 'goed' && waiting().length) send();
      });
      return running;
    }

    /* What a page that is gone left behind; the lock is held as long as a page lives. */
    const takeOver = async left => {
      const found = await vault.take(left);
      if (!found) return;
      for (const op of found) if (!find(op.id)) all.push({ ...op, isHeld: false });
      all.sort((one, other) => one.sinds - other.sinds);
      await put();
      await vault.drop(left);
    };
    const restore = async () => {
      navigator.locks?.request(place, () => new Promise(() => {}));
      for (const left of await vault.places(begin) ?? []) {
        if (left === place) continue;
        await navigator.locks.request(left, { signal: AbortSignal.timeout(LOCK_MS) }, () => takeOver(left)).catch(() => undefined);
      }
      if (waiting().length) await send();
    };

    const add = async op => {
      all = [...all.filter(one => one.id !== op.id), { ...op, sinds: Date.now(), stand: 'wacht' }];
      await put();
    };
    const remove = async id => {
      const gone = find(id);
      all = all.filter(op => op !== gone);
      unlink(gone);
      await put();
    };
    const forget = sent => { all = all.filter(op => !sent.includes(op)); };
    const isBehind = () => stand !== 'goed' || unsent().length > 0;

    window.addEventListener('online', send);
    window.addEventListener('offline', () => { fail('weg'); send(); });
    const again = () => { if (isBehind()) send(); };
    window.addEventListener('focus', again);
    document.addEventListener('visibilitychange', again);
    window.addEventListener('beforeunload', e => { if (isBehind()) e.preventDefault(); });
    restore();
    return {
      add, put, remove, send, find, forget, isBehind,
      all: () => all, unsent, waiting, connection: () => ({ stand, sinds: away }),
    };
  };
  window.gastvrijWachtrij = Object.freeze({ start, newId });
})();
