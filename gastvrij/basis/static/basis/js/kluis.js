/* What somebody typed while the server was away: in this browser only, encrypted with a key of the
   login that comes with each page. Without that login it cannot be read; logging out wipes it. */
(() => {
  'use strict';
  const NAME = 'gastvrij', STORE = 'teksten';
  const KEPT_MS = 24 * 60 * 60 * 1000;
  const hex = document.getElementById('teksten')?.dataset.kluis ?? '';
  const bytes = Uint8Array.from(hex.match(/../g) ?? [], pair => parseInt(pair, 16));
  const key = bytes.length && window.crypto?.subtle
    ? crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']) : null;

  const done = request => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const inStore = async (mode, act) => {
    const opening = indexedDB.open(NAME, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    const database = await done(opening);
    try {
      return await done(act(database.transaction(STORE, mode).objectStore(STORE)));
    } finally {
      database.close();
    }
  };
  /* One after the other, so that what is dropped does not come back; a browser without room for
     this works on as if nothing were kept. */
  let last = Promise.resolve();
  const inOrder = act => {
    last = last.then(() => (key ? act() : undefined)).catch(() => undefined);
    return last;
  };

  const keep = (place, value) => inOrder(async () => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const plain = new TextEncoder().encode(JSON.stringify(value));
    const text = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await key, plain);
    await inStore('readwrite', store => store.put({ iv, text, at: Date.now() }, place));
  });
  /* Undefined: nothing is kept, or by another login. */
  const take = place => inOrder(async () => {
    const found = await inStore('readonly', store => store.get(place));
    if (!found) return undefined;
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: found.iv }, await key, found.text);
    return JSON.parse(new TextDecoder().decode(plain));
  });
  const drop = place => inOrder(() => inStore('readwrite', store => store.delete(place)));
  /* The places of which the name begins like this, whoever kept something there. */
  const places = begin => inOrder(async () => {
    const all = await inStore('readonly', store => store.getAllKeys());
    return all.filter(place => place.startsWith(begin));
  });
  const dropOld = () => inOrder(async () => {
    for (const place of await inStore('readonly', store => store.getAllKeys())) {
      const { at } = await inStore('readonly', store => store.get(place));
      if (Date.now() - at > KEPT_MS) await inStore('readwrite', store => store.delete(place));
    }
  });
  dropOld();
  window.gastvrijKluis = Object.freeze({ keep, take, drop, places });
})();
