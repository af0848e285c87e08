/* Passkeys: the browser asks for a finger, a face or a PIN, and the form carries the answer to us.
   Its options stand in the form, or at the address the form names, as JSON with base64url for bytes. */
const toBytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (each) => each.charCodeAt(0));
const toText = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const withBytes = (known) => known?.map((each) => ({ ...each, id: toBytes(each.id) }));

async function optionsOf(form) {
  const inside = form.querySelector("script[type='application/json']");
  if (inside) return JSON.parse(inside.textContent);
  const answer = await fetch(form.dataset.options, { method: "POST", body: new FormData(form) }); // with the sign that the form is ours
  if (!answer.ok) throw new Error(answer.status);
  return (await answer.json()).request_options;
}

function asked(form, { publicKey: asks }) {
  asks.challenge = toBytes(asks.challenge);
  if (form.dataset.passkey === "get") {
    return navigator.credentials.get({ publicKey: { ...asks, allowCredentials: withBytes(asks.allowCredentials) } });
  }
  const kept = { ...asks.authenticatorSelection, residentKey: "required", requireResidentKey: true, userVerification: "required" };
  const user = { ...asks.user, id: toBytes(asks.user.id) };
  const excludeCredentials = withBytes(asks.excludeCredentials);
  return navigator.credentials.create({ publicKey: { ...asks, user, excludeCredentials, authenticatorSelection: kept } });
}

function written(credential) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = toText(credential.response[name]);
  }
  const { id, type, authenticatorAttachment } = credential;
  const clientExtensionResults = credential.getClientExtensionResults();
  return JSON.stringify({ id, rawId: toText(credential.rawId), type, authenticatorAttachment, clientExtensionResults, response });
}

if (window.PublicKeyCredential) {
  for (const note of document.querySelectorAll("[data-passkey-without]")) note.hidden = true;
  for (const form of document.querySelectorAll("[data-passkey]")) {
    const fault = form.querySelector("[data-passkey-fault]");
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      fault.textContent = "";
      try {
        form.elements.credential.value = written(await asked(form, await optionsOf(form)));
        form.submit();
      } catch {
        fault.textContent = fault.dataset.passkeyFault; // not allowed, not there, or nobody answered in time
      }
    });
  }
}
