/* Buttons that ask the browser for a passkey. allauth speaks with the browser; this file only ties it to our forms. */
(() => {
  "use strict";
  const starts = { add: "addForm", authenticate: "authenticateForm", login: "loginForm" };
  const kinds = { add: "add", authenticate: "authenticate", login: "login" };
  const forms = [...document.querySelectorAll("form[data-passkey]")];
  if (!forms.length || !window.PublicKeyCredential || !window.allauth) return;
  for (const form of forms) {
    const kind = form.dataset.passkey;
    const button = form.querySelector("[data-passkey-start]");
    const options = form.querySelector("[data-passkey-options]");
    const passwordless = form.querySelector("[name=passwordless]");
    const ids = { [kinds[kind]]: button.id, credential: form.querySelector("[name=credential]").id };
    if (passwordless) ids.passwordless = passwordless.id;
    window.allauth.webauthn.forms[starts[kind]]({ ids, data: options ? JSON.parse(options.value) : undefined });
    form.querySelectorAll("[data-passkey-only]").forEach((part) => { part.hidden = false; });
    form.querySelectorAll("[data-passkey-missing]").forEach((part) => { part.hidden = true; });
  }
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    document.querySelectorAll("[data-passkey-refused]").forEach((part) => { part.hidden = false; });
  });
})();
