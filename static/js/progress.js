/* A page of the admin that waits for work in the background asks anew until all is done. */

const WAIT = 2000; // milliseconds

async function askAnew() {
    const shown = document.querySelector('[data-progress="going"]');
    if (!shown) return;
    try {
        const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const fresh = answer.ok && page.querySelector("[data-progress]");
        if (fresh && fresh.innerHTML !== shown.innerHTML) {
            shown.dataset.progress = fresh.dataset.progress;
            shown.replaceChildren(...fresh.childNodes);
        }
    } catch {
        // The next time may go better, and the link on the page is there all the while.
    }
    setTimeout(askAnew, WAIT);
}

setTimeout(askAnew, WAIT);
