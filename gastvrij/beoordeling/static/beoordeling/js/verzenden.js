/* Sends what is filled in on the screen of an afname: into the queue first (wachtrij.js), held by its
   form for as long as the answer takes, so that what the server refuses at once comes back there. */
(() => {
  'use strict';
  const PATIENCE_MS = 2000;
  const panel = document.getElementById('wachtend');
  const { queue, fill, part } = window.gastvrijWachtend, screen = window.gastvrijAfname;
  const said = document.getElementById('afname-teksten').dataset;
  const $$ = (s, root) => [...root.querySelectorAll(s)];

  const chosenName = (form, name) => form.querySelector(`input[name=${name}]:checked`)?.closest('label').querySelector('span').textContent;
  const operation = form => {
    const filled = new FormData(form), one = name => filled.get(name) ?? '', soort = form.dataset.offline;
    const id = form.dataset.id || window.gastvrijWachtrij.newId();
    if (soort === 'citaat') {
      const velden = { afnamegesprek: one('afnamegesprek'), soort: one('soort'), tekst: one('tekst').trim(), moment: one('moment').trim(), stappen: filled.getAll('stappen') };
      return { id, soort, naam: chosenName(form, 'soort'), velden };
    }
    const about = screen.criterium(form.closest('li').dataset.criterium), vorige = screen.baseOf(form), before = queue.find(vorige);
    const isAgain = before?.stand === 'geweigerd';
    const velden = { criterium: about.id, vorige: isAgain ? before.velden.vorige : vorige, waarde: one('waarde'), fragmenten: filled.getAll('fragmenten'), toelichting: one('toelichting').trim() };
    return { id: isAgain ? vorige : id, soort, code: about.code, naam: chosenName(form, 'waarde'), velden };
  };
  const problem = (form, { soort, velden }) => {
    if (soort === 'citaat') return velden.tekst ? '' : said.geenTekst;
    if (!velden.waarde) return said.geenWaarde;
    const kinds = [...new Set($$('[name=fragmenten]:checked', form).map(input => input.dataset.soort))].sort().join(' ');
    return screen.problems()[screen.criterium(velden.criterium).bezwaren[velden.waarde][kinds]] ?? '';
  };
  const clearProblem = form => $$('.gv-weigering', form).forEach(alert => alert.remove());
  const refuse = (form, words, masked) => {
    const alert = part('weigering');
    alert.querySelector('strong').textContent = words;
    alert.classList.add('gv-weigering');
    const { tekst, toelichting } = form.elements, field = tekst ?? toelichting;
    (tekst?.closest('.utrecht-form-field') ?? form.querySelector('.gv-knoppen')).before(alert);
    if (masked) field.value = masked;
    if (masked || tekst) field.focus({ preventScroll: true });
    alert.scrollIntoView({ block: 'nearest' });
  };
  /* What was typed behind a passage while it was being sent is the start of the next one. */
  const finish = (form, op) => {
    delete form.dataset.id;
    if (op.soort === 'citaat') {
      const { tekst } = form.elements, typed = tekst.value.trimStart();
      form.reset();
      if (typed.startsWith(op.velden.tekst)) tekst.value = typed.slice(op.velden.tekst.length).trimStart();
      tekst.focus();
    } else {
      screen.letGo(op.velden.criterium);
      screen.remember(form, op.id);
      if (form.isConnected) screen.openNext();
    }
  };
  const submit = async form => {
    if (form.getAttribute('aria-busy') === 'true') return;
    clearProblem(form);
    const op = operation(form), wrong = problem(form, op), isThere = queue.connection().stand === 'goed';
    if (wrong) { refuse(form, wrong); return; }
    form.setAttribute('aria-busy', 'true');
    await queue.add({ ...op, isHeld: isThere });
    const sending = queue.send();
    if (isThere) await Promise.race([sending, new Promise(done => { setTimeout(done, PATIENCE_MS); })]);
    form.removeAttribute('aria-busy');
    const sent = queue.find(op.id);
    if (isThere && sent.stand === 'geweigerd') {
      await queue.remove(op.id);
      refuse(form, sent.reden, sent.gemaskeerd);
      return;
    }
    sent.isHeld = false;
    finish(form, op);
    queue.put();
    if (sent.stand === 'verzonden') window.gastvrij.showToast(op.soort === 'citaat' ? said.opgeslagenCitaat : fill(said.opgeslagenOordeel, { code: op.code }));
  };

  /* Every other form goes to another page, so it waits until the server is there and has everything. */
  const leave = async (form, submitter) => {
    await queue.send();
    if (queue.isBehind()) {
      delete form.dataset.zeker;
      window.gastvrij.showToast(said.eerstVerzenden);
      return;
    }
    form.dataset.vrij = '';
    form.requestSubmit(submitter);
    delete form.dataset.vrij;
  };
  document.addEventListener('submit', e => {
    const form = e.target;
    if (!form.closest('#inhoud') || panel.contains(form) || form.dataset.vrij !== undefined) return;
    e.preventDefault();
    e.stopImmediatePropagation();
    if (form.dataset.offline) submit(form);
    else leave(form, e.submitter);
  }, true);

  document.addEventListener('click', e => {
    const gone = e.target.closest('[data-haal-weg]')?.closest('[data-wacht]').dataset.wacht;
    if (!gone) return;
    if (screen.opsOf('oordeel').some(op => op.velden.fragmenten.includes(gone))) window.gastvrij.showToast(said.steunt);
    else queue.remove(gone);
  });
  panel.addEventListener('aanpassen', ({ detail: op }) => {
    if (op.soort === 'oordeel') {
      screen.open(op.velden.criterium);
      if (op.gemaskeerd) screen.formIn(screen.current()).elements.toelichting.value = op.gemaskeerd;
      return;
    }
    const form = document.getElementById('citaat'), { tekst, soort, moment, afnamegesprek, stappen } = op.velden;
    if (form.elements.tekst.value.trim()) { window.gastvrij.showToast(said.eerstOpslaan); return; }
    form.dataset.id = op.id;
    Object.assign(form.elements.tekst, { value: op.gemaskeerd || tekst });
    Object.assign(form.elements.moment, { value: moment });
    Object.assign(form.elements.afnamegesprek, { value: afnamegesprek });
    $$('[name=soort], [name=stappen]', form).forEach(input => { input.checked = input.value === soort || stappen.includes(input.value); });
    form.elements.tekst.focus();
  });
})();
