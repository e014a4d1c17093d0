/* Says what was not sent yet and why, and lets somebody choose where two screens gave a verdict each.
   Other scripts listen for `wachtrij` on #wachtend, which comes after every change of the queue, and
   for `aanpassen` with the operation that somebody wants to mend, and for `vernieuwen` once the
   verdict of another screen was chosen. */
(() => {
  'use strict';
  const panel = document.getElementById('wachtend');
  if (!panel) return;
  const $ = (s, root = panel) => root.querySelector(s);
  const said = panel.dataset;
  const part = name => document.getElementById(`deel-${name}`).content.firstElementChild.cloneNode(true);
  const clock = moment => new Date(moment).toLocaleTimeString('nl-NL', { hour: '2-digit', minute: '2-digit' });
  const fill = (words, values) => Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value), words);
  const count = (name, found, values = {}) => (found.length
    ? fill(said[`${name}${found.length === 1 ? 'Een' : 'Meer'}`], { n: found.length, ...values }) : '');
  let isTold = false, drawn = '[]';

  const queue = window.gastvrijWachtrij.start({
    adres: said.adres,
    van: said.van,
    changed: () => panel.dispatchEvent(new CustomEvent('wachtrij')),
  });

  /* What its form still waits for says so there. */
  const unsent = stand => queue.unsent().filter(op => op.stand === stand && !op.isHeld);
  /* One for each criterium, the last verdict: one choice settles all that were given on it. */
  const conflicts = () => [...new Map(unsent('conflict').map(op => [op.velden.criterium, op])).values()];
  const refused = () => unsent('geweigerd');

  const verdict = (place, who, naam, toelichting) => {
    const lines = [who, naam, toelichting].filter(Boolean).map(text => Object.assign(document.createElement('p'), { textContent: text }));
    lines[0].className = 'gv-klein';
    lines[1].className = 'gv-sterk';
    place.replaceChildren(...lines);
  };
  const showConflict = op => {
    const item = part('conflict'), { ander } = op;
    item.dataset.keuze = op.id;
    $('[data-kop]', item).textContent = fill(said.tweeOordelen, { code: op.code });
    verdict($('[data-ander]', item), fill(said.ander, { tijd: ander.op }), ander.naam, ander.toelichting);
    verdict($('[data-hier]', item), fill(said.hier, { tijd: clock(op.sinds) }), op.naam, op.velden.toelichting);
    $('[data-neem=ander] .nl-button__label', item).textContent = fill(said.neemAnder, { waarde: ander.naam });
    $('[data-neem=hier] .nl-button__label', item).textContent = fill(said.neemHier, { waarde: op.naam });
    return item;
  };
  const showRefused = op => {
    const item = part('geweigerd');
    item.dataset.keuze = op.id;
    $('[data-kop]', item).textContent = op.soort === 'oordeel' ? `${op.code}: ${op.naam}` : said.citaat;
    const inhoud = $('[data-inhoud]', item);
    inhoud.textContent = op.velden.tekst ?? op.velden.toelichting;
    inhoud.hidden = !inhoud.textContent;
    $('[data-reden]', item).textContent = op.reden;
    $('[data-pas-aan]', item).hidden = !document.getElementById('citaat');
    return item;
  };

  const words = () => {
    const { stand, sinds } = queue.connection(), waiting = unsent('wacht');
    return [
      stand === 'weg' ? fill(said.weg, { tijd: clock(sinds) }) : '',
      stand === 'uitgelogd' ? said.uitgelogd : '',
      count('wacht', waiting, { tijd: clock(waiting[0]?.sinds) }),
      count('kies', conflicts()),
      count('geweigerd', refused()),
    ].filter(Boolean).join(' ');
  };
  const say = text => {
    const place = $('[data-stand]');
    if (place.textContent !== text) place.textContent = text;
  };
  const draw = () => {
    const items = [...conflicts(), ...refused()];
    const key = JSON.stringify(items.map(op => [op.id, op.stand, op.ander?.id, op.reden]));
    if (key === drawn) return;
    drawn = key;
    $('[data-lijst]').replaceChildren(...conflicts().map(showConflict), ...refused().map(showRefused));
  };
  const show = () => {
    const text = words();
    if (text) say(text);
    else if (isTold) say(fill(said.klaar, { tijd: clock(Date.now()) }));
    isTold = Boolean(text);
    panel.dataset.toestand = text ? 'achter' : 'bij';
    $('[data-uitleg]').hidden = queue.connection().stand === 'goed';
    draw();
  };
  panel.addEventListener('wachtrij', show);

  const settle = async (op, mine) => {
    const chain = queue.unsent().filter(one => one.velden.criterium === op.velden.criterium);
    const { ander } = op;
    if (mine) {
      chain[0].velden.vorige = ander.id;
      chain.forEach(one => { one.stand = 'wacht'; });
      await queue.put();
      await queue.send();
      return;
    }
    for (const one of chain) await queue.remove(one.id);
    panel.dispatchEvent(new CustomEvent('vernieuwen'));
  };
  panel.addEventListener('click', e => {
    const op = queue.find(e.target.closest('[data-keuze]')?.dataset.keuze);
    if (!op) return;
    const choice = e.target.closest('[data-neem]');
    if (choice) settle(op, choice.dataset.neem === 'hier');
    if (e.target.closest('[data-pas-aan]')) panel.dispatchEvent(new CustomEvent('aanpassen', { detail: op }));
  });
  /* After the question of app.js whether this is meant. */
  panel.addEventListener('submit', e => {
    e.preventDefault();
    const op = queue.find(e.target.closest('[data-keuze]')?.dataset.keuze);
    if (op) queue.remove(op.id);
  });
  window.gastvrijWachtend = Object.freeze({ queue, fill, part });
})();
