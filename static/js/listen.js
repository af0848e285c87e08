/* Read an article aloud, where the browser can, and only when a reader asks. */
const button = document.querySelector("[data-listen]");
const voice = window.speechSynthesis;
const SPOKEN = "[data-spoken] :is(h2, h3, p, li, td, th, dt, dd, summary, caption, figcaption)";
if (button && voice) {
  const words = button.querySelector("span");
  const begin = words.textContent;
  const end = () => {
    voice.cancel();
    words.textContent = begin;
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    if (words.textContent !== begin) return end();
    words.textContent = button.dataset.listen;
    // What stands within a part is said with it; what is folded has text that is not shown.
    const parts = [...document.querySelectorAll(SPOKEN)].filter((part) => !part.parentElement.closest(SPOKEN));
    const texts = ["h1", ".standfirst"].map((name) => document.querySelector(name)).concat(parts).filter(Boolean);
    texts.forEach((part, place) => {
      const spoken = new SpeechSynthesisUtterance(part.innerText || part.textContent);
      spoken.lang = document.documentElement.lang;
      if (place === texts.length - 1) spoken.onend = spoken.onerror = end;
      voice.speak(spoken);
    });
  });
  addEventListener("pagehide", end);
}
