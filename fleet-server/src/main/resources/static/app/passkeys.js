// Passkeys: asks the server what it wants, the browser for a passkey, and brings the answer back.
(() => {
  'use strict';
  const buttons = document.querySelectorAll('[data-passkey]');
  if (buttons.length === 0) { return; }

  const toBytes = text => Uint8Array.from(
    atob(text.replace(/-/g, '+').replace(/_/g, '/')), letter => letter.charCodeAt(0)).buffer;
  const toText = buffer => buffer && btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  const withBytes = list => (list || []).map(item => ({ ...item, id: toBytes(item.id) }));

  function post(button, path, body) {
    return fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-CSRF-TOKEN': button.dataset.token },
      body: body ? JSON.stringify(body) : undefined
    });
  }

  function plain(credential, response) {
    return {
      id: credential.id,
      rawId: toText(credential.rawId),
      type: credential.type,
      authenticatorAttachment: credential.authenticatorAttachment,
      clientExtensionResults: credential.getClientExtensionResults(),
      response
    };
  }

  async function add(button) {
    const answer = await post(button, '/account/passkeys/options');
    if (answer.headers.get('X-Go')) { return answer; }
    const wanted = await answer.json();
    const made = await navigator.credentials.create({ publicKey: {
      ...wanted,
      challenge: toBytes(wanted.challenge),
      user: { ...wanted.user, id: toBytes(wanted.user.id) },
      excludeCredentials: withBytes(wanted.excludeCredentials)
    } });
    const label = document.getElementById('passkey-label');
    return post(button, `/account/passkeys?label=${encodeURIComponent(label ? label.value : '')}`, plain(made, {
      attestationObject: toText(made.response.attestationObject),
      clientDataJSON: toText(made.response.clientDataJSON),
      transports: made.response.getTransports ? made.response.getTransports() : []
    }));
  }

  async function signIn(button) {
    const wanted = await (await post(button, '/sign-in/passkey/options')).json();
    const shown = await navigator.credentials.get({ publicKey: {
      ...wanted, challenge: toBytes(wanted.challenge), allowCredentials: withBytes(wanted.allowCredentials)
    } });
    return post(button, '/sign-in/passkey', plain(shown, {
      authenticatorData: toText(shown.response.authenticatorData),
      clientDataJSON: toText(shown.response.clientDataJSON),
      signature: toText(shown.response.signature),
      userHandle: toText(shown.response.userHandle)
    }));
  }

  async function run(button) {
    const problem = document.getElementById('passkey-problem');
    problem.hidden = true;
    try {
      const answer = await (button.dataset.passkey === 'add' ? add(button) : signIn(button));
      const page = answer.headers.get('X-Go');
      if (page) {
        location.assign(page);
        return;
      }
      problem.textContent = answer.status === 429 ? problem.dataset.wait : problem.dataset.refused;
    } catch (error) {
      problem.textContent = problem.dataset.none;
    }
    problem.hidden = false;
  }

  buttons.forEach(button => {
    button.hidden = !window.PublicKeyCredential;
    button.addEventListener('click', () => run(button));
  });
})();
